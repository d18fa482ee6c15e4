using RedGreen.Chaos;

namespace RedGreen.Bench.Chaos;

/// <summary>What many stories came to. Any thread may add.</summary>
internal sealed class ChaosTally
{
    private readonly Lock _gate = new();

    /// <summary>How many stories were told.</summary>
    public int Runs { get; private set; }

    /// <summary>How many of them violated something.</summary>
    public int Violations { get; private set; }

    /// <summary>How executions ended.</summary>
    public SortedDictionary<string, int> Endings { get; } = new(StringComparer.Ordinal);

    /// <summary>What really went wrong.</summary>
    public SortedDictionary<string, int> Faults { get; } = new(StringComparer.Ordinal);

    public void Add(StoryResult result)
    {
        lock (_gate)
        {
            Runs++;
            Violations += result.Violations is [] ? 0 : 1;
            Add(Endings, result.Endings);
            Add(Faults, result.Faults);
        }
    }

    private static void Add(SortedDictionary<string, int> sums, IReadOnlyDictionary<string, int> counts)
    {
        foreach (var (kind, count) in counts)
            sums[kind] = sums.GetValueOrDefault(kind) + count;
    }
}
