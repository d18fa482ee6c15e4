using RedGreen.Bench.Judging.Simulation;
using RedGreen.Health;

namespace RedGreen.Bench.Judging.Rollouts;

/// <summary>A service's traffic as CloudWatch shows it, minute by minute, while a deployment moves weights.</summary>
/// <param name="requestsPerMinute">Both sides together, in the mean.</param>
/// <param name="redRate">Red's failure rate.</param>
/// <param name="greenRate">Green's.</param>
/// <param name="chance">What decides.</param>
internal sealed class SimulatedService(double requestsPerMinute, double redRate, double greenRate, Chance chance)
{
    private readonly List<(DateTimeOffset At, int Weight)> _shifts = [];
    private readonly Dictionary<DateTimeOffset, Window> _measured = [];

    /// <summary>From now on Green has this percentage of the traffic.</summary>
    public void Shift(DateTimeOffset at, int weight) => _shifts.Add((at, weight));

    /// <summary>Red's minutes before Green had anything.</summary>
    public IReadOnlyList<SideWindow> Before(int minutes) =>
        [.. Enumerable.Range(0, minutes).Select(_ => SideTraffic.Minute(requestsPerMinute, redRate, ResponseTimes.Usual, chance))];

    /// <summary>Closed minutes; read again they say the same.</summary>
    public IReadOnlyList<Window> Read(DateTimeOffset from, DateTimeOffset through)
    {
        var windows = new List<Window>();
        for (var start = from; start < through; start += Window.Length)
        {
            if (!_measured.TryGetValue(start, out var window))
                _measured[start] = window = Measure(start);
            windows.Add(window);
        }

        return windows;
    }

    // Targets are registered on both sides all the time: a minute without requests has a RequestCount, and it is 0.
    private Window Measure(DateTimeOffset start)
    {
        var share = GreenShare(start);
        return new Window(
            start,
            SideTraffic.Minute(requestsPerMinute * share, greenRate, ResponseTimes.Usual, chance),
            SideTraffic.Minute(requestsPerMinute * (1 - share), redRate, ResponseTimes.Usual, chance));
    }

    private double GreenShare(DateTimeOffset start)
    {
        var end = start + Window.Length;
        var share = 0.0;
        for (var i = 0; i < _shifts.Count; i++)
        {
            var from = _shifts[i].At > start ? _shifts[i].At : start;
            var to = i + 1 < _shifts.Count && _shifts[i + 1].At < end ? _shifts[i + 1].At : end;
            share += to > from ? (to - from) / Window.Length * _shifts[i].Weight / 100 : 0;
        }

        return share;
    }
}
