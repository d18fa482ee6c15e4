using RedGreen.Sandbox.DataPlane.Images;

namespace RedGreen.Sandbox.DataPlane.Simulated;

/// <summary>A container that only behaves as if it ran. Whatever changes what requests meet is accounted for first.</summary>
internal sealed class SimulatedContainer : IContainer
{
    private const int Killed = 137;

    // Whoever waits goes on within SetResult: in virtual time nothing leaves the thread.
    private readonly TaskCompletionSource<ContainerExit> _exited = new();
    private readonly List<IDisposable> _timers = [];
    private readonly SandboxContext _context;
    private readonly Action _account;

    /// <param name="context">The sandbox.</param>
    /// <param name="endpoint">Where it listens.</param>
    /// <param name="image">The image's reference.</param>
    /// <param name="behaviour">What the image does.</param>
    /// <param name="account">Accounts for the requests until now.</param>
    public SimulatedContainer(SandboxContext context, Endpoint endpoint, string image, ImageBehaviour behaviour, Action account)
    {
        (_context, Endpoint, Image, Behaviour, _account) = (context, endpoint, image, behaviour, account);
        if (behaviour.End is { } end)
            Later(end.After, () => Exit(end.ExitCode, end.Reason));
        if (behaviour.StartDelay != Timeout.InfiniteTimeSpan)
            Later(behaviour.StartDelay, () => Listens = true);
        if (behaviour.ErrorRate > 0)
            Later(behaviour.ErrorsFrom, () => ErrorRate = behaviour.ErrorRate);
    }

    public Endpoint Endpoint { get; }

    public string Image { get; }

    public ImageBehaviour Behaviour { get; }

    public Task<ContainerExit> Exited => _exited.Task;

    /// <summary>Whether it takes connections now.</summary>
    public bool Listens { get; private set; }

    /// <summary>Whether it was asked to stop, and closes in order.</summary>
    public bool Stops { get; private set; }

    /// <summary>The share of requests that it fails now.</summary>
    public double ErrorRate { get; private set; }

    /// <summary>Whether requests meet the same from both; null is no container at all.</summary>
    public static bool BehaveAlike(SimulatedContainer? one, SimulatedContainer? other) =>
        one is null || other is null
            ? one == other
            : one.Listens == other.Listens && one.ErrorRate.Equals(other.ErrorRate) && one.Image == other.Image && one.Behaviour == other.Behaviour;

    public ProbeResult Probe(ProbeRequest probe) =>
        !Listens ? new(null, ProbeFailure.Connection)
        : probe.Path is null ? new(null)
        : Behaviour.HealthStatus is { } status ? new(status)
        : new(null, ProbeFailure.Timeout);

    public void Stop(TimeSpan timeout)
    {
        lock (_context.Gate)
        {
            if (Stops || _exited.Task.IsCompleted)
                return;
            _account();
            (Stops, Listens) = (true, false);
            // What was under way is answered first; what takes too long is cut off.
            var slowest = Behaviour.Latency.P99;
            if (slowest <= timeout)
                Later(slowest, () => Exit(0, null));
            else
                Later(timeout, () => Exit(Killed, null));
        }
    }

    public void Kill()
    {
        lock (_context.Gate)
            if (!_exited.Task.IsCompleted)
            {
                _account();
                Exit(Killed, null);
            }
    }

    private void Later(TimeSpan delay, Action change) => _timers.Add(_context.After(delay, () =>
    {
        if (_exited.Task.IsCompleted)
            return;
        _account();
        change();
        Listens &= !Stops;
    }));

    private void Exit(int code, string? reason)
    {
        Listens = false;
        foreach (var timer in _timers)
            timer.Dispose();
        _exited.SetResult(new(code, reason));
    }
}
