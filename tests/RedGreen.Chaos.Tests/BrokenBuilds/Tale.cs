using RedGreen.Chaos.Injections;
using RedGreen.Sandbox;

namespace RedGreen.Chaos.Tests.BrokenBuilds;

/// <summary>Stories made by hand: one thing happens, at the moment that matters.</summary>
internal static class Tale
{
    /// <summary>A good version of a small shop, with nothing in its way.</summary>
    public static Story Quiet { get; } = new(
        7,
        new Fleet(2, SandboxRouter.Alb, HasNeighbour: false),
        new Dictionary<string, string>
        {
            ["redgreen:steps"] = "50@1m 100@2m",
            ["redgreen:tick"] = "30",
            ["redgreen:settle"] = "120",
            ["redgreen:min-requests"] = "3/6",
            ["redgreen:on-inconclusive"] = "advance",
        },
        "demo/shop:v2",
        []);

    /// <summary>An operator aborts it at the first step.</summary>
    public static Story Aborted => Quiet.With(Quiet.At("TellShifted", 1), new SayControl("abort"));

    /// <summary>The same with one thing more.</summary>
    public static Story With(this Story story, Moment when, Happening what) => story with { Injections = [.. story.Injections, new(when, what)] };

    /// <summary>When the first execution enters a state for the first time, or so many states later.</summary>
    public static AtState At(this Story story, string state, int later = 0)
    {
        var entered = StoryRunner.Run(story).Log.Where(entry => entry is { IsState: true, Execution: 1 }).Select(entry => entry.What).ToList();
        return new(1, entered.IndexOf(state) is >= 0 and var index ? index + 1 + later : throw new ArgumentException($"{state} is not among {string.Join(' ', entered)}.", nameof(state)));
    }
}
