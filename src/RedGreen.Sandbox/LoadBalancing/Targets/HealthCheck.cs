using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.LoadBalancing.TargetGroups;

namespace RedGreen.Sandbox.LoadBalancing.Targets;

/// <summary>Checks one target again and again, from its registration until it is disposed.</summary>
internal sealed class HealthCheck : IDisposable
{
    private readonly SandboxContext _context;
    private readonly IDataPlane _dataPlane;
    private readonly RegisteredTarget _target;
    private readonly HealthCheckSettings _settings;
    private readonly Action _changed;
    private readonly Endpoint _endpoint;
    private readonly ProbeRequest _probe;
    private IDisposable _timer;
    private bool _underWay;
    private bool _disposed;

    /// <param name="context">The sandbox.</param>
    /// <param name="dataPlane">What carries the probes.</param>
    /// <param name="target">The target.</param>
    /// <param name="settings">How it is checked.</param>
    /// <param name="firstAfter">When the first check is made.</param>
    /// <param name="changed">Called when the target's health changed.</param>
    public HealthCheck(
        SandboxContext context, IDataPlane dataPlane, RegisteredTarget target, HealthCheckSettings settings, TimeSpan firstAfter, Action changed)
    {
        (_context, _dataPlane, _target, _settings, _changed) = (context, dataPlane, target, settings, changed);
        _endpoint = settings.PortOf(target.Endpoint);
        _probe = settings.ToProbe();
        _timer = context.After(firstAfter, Begin);
    }

    public void Dispose()
    {
        _disposed = true;
        _timer.Dispose();
    }

    private void Begin()
    {
        if (_disposed)
            return;
        if (_target.Health == TargetHealth.Registering)
            _target.BeginChecks();
        _timer = _context.Every(TimeSpan.FromSeconds(_settings.Interval), Probe);
        Probe();
    }

    private void Probe()
    {
        // A timer of the wall's clock may have fired while it was disposed; and one check at a time, so that an
        // answer that was long under way never overtakes a newer one.
        if (_disposed || _underWay)
            return;
        var probe = _dataPlane.ProbeAsync(_endpoint, _probe);
        if (probe.IsCompletedSuccessfully)
            Observe(probe.Result);
        else
            ObserveLater(probe);
    }

    // Void: a data plane that throws, which the contract forbids, must not be overlooked.
    private async void ObserveLater(ValueTask<ProbeResult> probe)
    {
        _underWay = true;
        var result = await probe.ConfigureAwait(false);
        lock (_context.Gate)
        {
            _underWay = false;
            if (!_disposed)
                Observe(result);
        }
    }

    private void Observe(ProbeResult result)
    {
        var before = _target.Health;
        _target.Observe(result, _settings);
        if (_target.Health != before)
            _changed();
    }
}
