using RedGreen.Chaos.Injections;

namespace RedGreen.Chaos.Shrinking;

/// <summary>Finds the shortest story that still shows what a long one has shown.</summary>
internal static class Shrinker
{
    /// <summary>Leaves out whatever the violation does not need: injections first, then what is special about the services and their strategy.</summary>
    /// <param name="story">A story with a violation; of several, the first one's guarantee counts.</param>
    /// <param name="build">The build that violates it.</param>
    /// <returns>What becomes of the shortest story; of the story itself where nothing is violated.</returns>
    public static StoryResult Shortest(Story story, Build build)
    {
        var shortest = StoryRunner.Run(story, build);
        if (shortest.Violations is not [var first, ..])
            return shortest;
        while (Shorter(shortest, first.Guarantee, build) is { } shorter)
            shortest = shorter;
        return shortest;
    }

    private static StoryResult? Shorter(StoryResult result, string guarantee, Build build) => WithoutSome(result.Story).Concat(Simplifications.Of(result.Story))
        .Select(story => StoryRunner.Run(story, build))
        .FirstOrDefault(shorter => shorter.Violations.Any(violation => violation.Guarantee == guarantee));

    // All of them, halves, quarters, ..., single ones: what does not matter goes in few runs.
    private static IEnumerable<Story> WithoutSome(Story story)
    {
        var all = story.Injections;
        for (var size = all.Count; size > 0; size /= 2)
            for (var from = 0; from < all.Count; from += size)
                yield return story with { Injections = [.. all.Take(from), .. all.Skip(from + size)] };
    }
}

/// <summary>Stories that are a little simpler.</summary>
internal static class Simplifications
{
    private const string Steps = "redgreen:steps";
    private const string Good = "demo/shop:v2";

    // What a strategy needs in these stories: the defaults take longer.
    private static readonly string[] Kept = [Steps, "redgreen:tick", "redgreen:settle", "redgreen:min-requests", "redgreen:ready-timeout", "redgreen:home-timeout", "redgreen:pause-timeout"];

    public static IEnumerable<Story> Of(Story story)
    {
        if (story.Fleet.HasNeighbour && !story.Injections.Any(injection => injection.What is StartAnother { Service: Fleet.Neighbour }))
            yield return story with { Fleet = story.Fleet with { HasNeighbour = false } };
        if (story.Fleet.Router != Sandbox.SandboxRouter.Alb)
            yield return story with { Fleet = story.Fleet with { Router = Sandbox.SandboxRouter.Alb } };
        if (story.Fleet.Tasks > 1)
            yield return story with { Fleet = story.Fleet with { Tasks = 1 } };
        if (story.Image != Good)
            yield return story with { Image = Good };
        foreach (var tag in story.Tags.Keys.Except(Kept))
            yield return story with { Tags = story.Tags.Where(other => other.Key != tag).ToDictionary() };
        foreach (var steps in FewerSteps(story.Tags[Steps]))
            yield return story with { Tags = new SortedDictionary<string, string>(story.Tags.ToDictionary(), StringComparer.Ordinal) { [Steps] = steps } };
    }

    private static IEnumerable<string> FewerSteps(string steps)
    {
        var all = steps.Split(' ');
        for (var i = 0; i < all.Length - 1; i++)
            yield return string.Join(' ', all.Where((_, index) => index != i));
        if (steps.Contains(":approve", StringComparison.Ordinal))
            yield return steps.Replace(":approve", "", StringComparison.Ordinal);
        var shortHolds = string.Join(' ', all.Select(step => $"{step.Split('@')[0]}@1m{(step.EndsWith(":approve", StringComparison.Ordinal) ? ":approve" : "")}"));
        if (shortHolds != steps)
            yield return shortHolds;
    }
}
