namespace RedGreen.Sandbox.LoadBalancing.Targets;

/// <summary>A deregistration under way.</summary>
/// <param name="timer">Ends it after the deregistration delay.</param>
internal sealed class Draining(IDisposable timer) : IDisposable
{
    private readonly List<Action> _drained = [];

    /// <summary>Asks to be told of the end.</summary>
    public void OnEnd(Action drained) => _drained.Add(drained);

    /// <summary>The target is gone, by time or before it: everybody who asked is told, once.</summary>
    public void End()
    {
        timer.Dispose();
        var told = _drained.ToList();
        _drained.Clear();
        foreach (var drained in told)
            drained();
    }

    public void Dispose() => timer.Dispose();
}
