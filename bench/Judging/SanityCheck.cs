using System.Globalization;
using RedGreen.Bench.Judging.Simulation;
using RedGreen.Health;

namespace RedGreen.Bench.Judging;

/// <summary>What the traces of a cell were like, to be held against what was ordered.</summary>
internal sealed class SanityCheck
{
    private readonly Side _before = new();
    private readonly Side _green = new();
    private readonly Side _red = new();

    public void Add(Trace trace)
    {
        _before.Add(trace.Before);
        _green.Add(trace.Green);
        _red.Add(trace.Red);
    }

    public override string ToString() => $"before {_before}; Red {_red}; Green {_green}";

    private sealed class Side
    {
        private long _minutes;
        private long _requests;
        private long _failures;
        private long _slow;
        private double _p95;
        private double _p99;

        public void Add(IReadOnlyList<SideWindow> minutes)
        {
            foreach (var minute in minutes)
            {
                _minutes++;
                _requests += minute.Requests;
                _failures += minute.Failures;
                _slow += minute.Slow ?? 0;
                _p95 += minute.P95Seconds ?? 0;
                _p99 += minute.P99Seconds ?? 0;
            }
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"{(double)_requests / _minutes:0.0}/min, {100.0 * _failures / _requests:0.0000}% failed, {100.0 * _slow / Math.Max(1, _requests - _failures):0.00}% of the others slow, p95 {_p95 / _minutes * 1000:0} ms, p99 {_p99 / _minutes * 1000:0} ms");
    }
}
