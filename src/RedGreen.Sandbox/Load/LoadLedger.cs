using System.Collections.Immutable;
using HdrHistogram;

namespace RedGreen.Sandbox.Load;

/// <summary>Counts what a load generator sees, from any thread, and copies it out whenever it is asked to.</summary>
internal sealed class LoadLedger
{
    private const long LongestMicroseconds = 3_600_000_000;

    private readonly LongHistogram _latency = new(LongestMicroseconds, 3);
    private readonly Dictionary<string, ImageAnswers> _images = [];
    private readonly List<LoadSecond> _seconds = [];
    private readonly Lock _gate = new();
    private OutcomeCounts _outcomes;
    private long _sent;
    private long _unsent;

    /// <summary>A request is sent.</summary>
    public void Sent()
    {
        lock (_gate)
            _sent++;
    }

    /// <summary>A request is due and cannot be sent.</summary>
    public void Unsent()
    {
        lock (_gate)
            _unsent++;
    }

    /// <summary>A request has its answer.</summary>
    public void Answered(TimeSpan at, TimeSpan latency, string image, Outcome outcome)
    {
        lock (_gate)
        {
            var known = _images.GetValueOrDefault(image) ?? new ImageAnswers(default, at, at);
            _images[image] = known with { Outcomes = known.Outcomes.Plus(outcome), Last = at > known.Last ? at : known.Last };
            _latency.RecordValue(Math.Clamp((long)latency.TotalMicroseconds, 1, LongestMicroseconds));
            Count(at, outcome, image);
        }
    }

    /// <summary>A request ends without an answer.</summary>
    public void Failed(TimeSpan at, Outcome outcome)
    {
        lock (_gate)
            Count(at, outcome, image: null);
    }

    /// <summary>Everything up to now.</summary>
    public LoadSnapshot Snapshot(TimeSpan elapsed)
    {
        lock (_gate)
            return new(elapsed, _sent, _unsent, _images.ToImmutableDictionary(), _outcomes, [.. _seconds], new(At(50), At(90), At(99), At(99.9), At(100)));

        TimeSpan At(double percentile) =>
            _latency.TotalCount == 0 ? TimeSpan.Zero : TimeSpan.FromMicroseconds(_latency.GetValueAtPercentile(percentile));
    }

    private void Count(TimeSpan at, Outcome outcome, string? image)
    {
        _outcomes = _outcomes.Plus(outcome);
        var index = (int)at.TotalSeconds;
        while (_seconds.Count <= index)
            _seconds.Add(new(_seconds.Count, default, ImmutableDictionary<string, long>.Empty));
        var second = _seconds[index];
        _seconds[index] = second with
        {
            Outcomes = second.Outcomes.Plus(outcome),
            Images = image is null ? second.Images : second.Images.SetItem(image, second.Images.GetValueOrDefault(image) + 1),
        };
    }
}
