using System.Globalization;

namespace RedGreen.Chaos.Telling;

/// <summary>Stories for people.</summary>
internal static class StoryText
{
    /// <summary>What a story sets out with, a line each.</summary>
    public static IEnumerable<string> Setting(Story story)
    {
        yield return $"{story.Image} for {story.Fleet.Tasks} {(story.Fleet.Tasks == 1 ? "task" : "tasks")} of {string.Join(" and ", story.Fleet.Services)}, router {story.Fleet.Router}, sandbox seed {story.Seed}";
        yield return string.Join(", ", story.Tags.Select(tag => $"{tag.Key["redgreen:".Length..]}={tag.Value}"));
        foreach (var injection in story.Injections)
            yield return injection.ToString();
    }

    /// <summary>What became of it, a line for each thing that happened and each stretch of an execution's path.</summary>
    public static IEnumerable<string> History(StoryResult result)
    {
        for (var i = 0; i < result.Log.Count;)
        {
            var entry = result.Log[i];
            var states = result.Log.Skip(i).TakeWhile(next => next.IsState && next.Execution == entry.Execution).Select(next => next.What).ToList();
            yield return $"{Time(entry.At - result.Story.Start)}  {(entry.IsState ? $"{entry.Execution}: {StatePath.Of(states)}" : entry.What)}";
            i += Math.Max(1, states.Count);
        }
    }

    /// <summary>A guarantee that did not hold.</summary>
    public static string Violation(Story story, Guarantees.Violation violation) => $"{Time(violation.At - story.Start)}  {violation.Guarantee}: {violation.What}";

    // From the clock's start: the services get steady first.
    private static string Time(TimeSpan since) => since.ToString(since.Days > 0 ? "d'd 'hh':'mm':'ss" : "hh':'mm':'ss", CultureInfo.InvariantCulture);
}

/// <summary>A path of states, what is repeated told once.</summary>
internal static class StatePath
{
    private static readonly string[][] Loops = [["WaitForIncrement", "EvaluateHealth", "Decision?"], ["RetireGreen", "Retired?", "WaitForTasks"], ["WaitForLock", "TakeTurn", "Turn?"]];

    public static string Of(IReadOnlyList<string> states)
    {
        var words = new List<string>();
        for (var i = 0; i < states.Count;)
        {
            var loop = Array.Find(Loops, loop => Times(states, i, loop) > 1);
            if (loop is null)
            {
                words.Add(states[i++]);
                continue;
            }

            var times = Times(states, i, loop);
            words.Add($"({string.Join(' ', loop)}) x {times}");
            i += times * loop.Length;
        }

        return string.Join(' ', words);
    }

    private static int Times(IReadOnlyList<string> states, int from, string[] loop)
    {
        var times = 0;
        while (states.Skip(from + (times * loop.Length)).Take(loop.Length).SequenceEqual(loop))
            times++;
        return times;
    }
}
