using RedGreen.Sandbox.Load;

namespace RedGreen.Cli.Demo;

/// <summary>What clients saw, moment by moment: enough to tell afterwards what happened between any two of them.</summary>
internal sealed class TrafficLog(LoadGenerator load)
{
    private readonly List<LoadSnapshot> _samples = [];

    /// <summary>Takes a sample, and answers it.</summary>
    public LoadSnapshot Sample()
    {
        var sample = load.Snapshot();
        _samples.Add(sample);
        return sample;
    }

    /// <summary>The first sample at or after a moment of the load's wall time; the last one if there is none.</summary>
    public LoadSnapshot AtOrAfter(TimeSpan moment) => _samples.Find(sample => sample.Elapsed >= moment) ?? _samples[^1];

    /// <summary>The last sample before a moment; the first one if there is none.</summary>
    public LoadSnapshot Before(TimeSpan moment) => _samples.FindLast(sample => sample.Elapsed < moment) ?? _samples[0];
}
