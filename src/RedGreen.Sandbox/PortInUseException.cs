namespace RedGreen.Sandbox;

/// <summary>Something else listens on a port that the sandbox was told to use.</summary>
/// <param name="port">The port.</param>
/// <param name="cause">What the system said.</param>
public sealed class PortInUseException(int port, Exception cause)
    : Exception($"Port {port} of 127.0.0.1 is in use. Stop what listens there, or choose another port.", cause)
{
    /// <summary>The port.</summary>
    public int Port { get; } = port;
}
