using RedGreen.Chaos.Making;

namespace RedGreen.Chaos.Tests;

/// <summary>Five hundred stories, told once for all tests that ask what they came to.</summary>
public sealed class ManyStories
{
    private const int Count = 500;

    private readonly StoryResult[] _results = new StoryResult[Count];

    public ManyStories() => Parallel.For(0, Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, index => _results[index] = StoryRunner.Run(Stories.Make(index + 1)));

    internal IReadOnlyList<StoryResult> Results => _results;
}
