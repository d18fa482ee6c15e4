using System.Collections.Concurrent;
using RedGreen.Chaos.Injections;
using RedGreen.Chaos.Making;
using RedGreen.Chaos.Telling;

namespace RedGreen.Chaos.Tests;

/// <summary>What goes wrong for a moment delays and decides nothing: a story ends as it does when nothing goes wrong at all.</summary>
public sealed class DelayTests
{
    private const int Count = 200;

    [Fact]
    public void What_goes_wrong_for_a_moment_only_delays()
    {
        // A version that falls ill after a time is found or not, depending on how long it took.
        var stories = Enumerable.Range(1, Count).Select(Stories.Make)
            .Select(story => story with { Image = "demo/shop:v2", Injections = [.. story.Injections.Where(injection => injection.What is CallFault or InvocationFault or EventFault or StaleReads)] })
            .Where(story => story.Injections is not []).ToList();
        var wrong = new ConcurrentBag<string>();
        Parallel.ForEach(stories, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, story =>
        {
            var quiet = StoryRunner.Run(story with { Injections = [] }).Endings.Keys;
            var told = StoryRunner.Run(story);
            if (!told.Endings.Keys.SequenceEqual(quiet))
                wrong.Add($"story {story.Seed}: {string.Join(", ", quiet)}, but {string.Join(", ", told.Endings.Keys)}\n{string.Join('\n', [.. StoryText.Setting(story), .. StoryText.History(told)])}");
        });

        stories.Count.ShouldBeGreaterThan(Count / 2);
        wrong.ShouldBeEmpty();
    }
}
