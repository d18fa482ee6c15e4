namespace RedGreen.Sandbox.DataPlane;

/// <summary>A listener with a real port.</summary>
internal interface IListener : IAsyncDisposable
{
    /// <summary>The port it listens on.</summary>
    int Port { get; }

    /// <summary>Routes so from now on; what is under way is not disturbed. One caller at a time.</summary>
    void Use(ListenerRouting routing);
}
