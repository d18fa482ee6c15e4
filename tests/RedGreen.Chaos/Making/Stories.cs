using RedGreen.Sandbox;

namespace RedGreen.Chaos.Making;

/// <summary>Makes stories of seeds.</summary>
internal static class Stories
{
    private const int MostInjections = 8;

    // Most of what goes wrong goes wrong alone.
    private static readonly (int, int)[] Injections = [(0, 1), (1, 6), (2, 6), (3, 5), (4, 4), (5, 3), (6, 2), (7, 1), (MostInjections, 1)];

    // Most releases are good.
    private static readonly (string, int)[] Images =
    [
        ("demo/shop:v2", 60), ("demo/shop:v3", 8), ("demo/errors-later:1", 4), ("demo/slow:1", 4), ("demo/crash-later:1", 5),
        ("demo/leak:1", 4), ("demo/never-healthy:1", 5), ("demo/never-listens:1", 3), ("demo/crash-loop:1", 5), ("demo/nothing:1", 2),
    ];

    /// <summary>The story of a seed: always the same.</summary>
    public static Story Make(int seed)
    {
        var draw = new Draw(seed);
        var fleet = Fleet(draw);
        return new(seed, fleet, Tags(draw, fleet), draw.One(Images), [.. Enumerable.Range(0, draw.One(Injections)).SelectMany(_ => InjectionDraw.Next(draw, fleet))]);
    }

    /// <summary>An image as stories deploy them.</summary>
    public static string Image(Draw draw) => draw.One(Images);

    private static Fleet Fleet(Draw draw)
    {
        var router = draw.One([(SandboxRouter.Alb, 84), (SandboxRouter.Nlb, 10), (SandboxRouter.Route53, 6)]);
        return new(draw.Between(1, 4), router, router == SandboxRouter.Alb && draw.Chance(0.25));
    }

    private static SortedDictionary<string, string> Tags(Draw draw, Fleet fleet)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["redgreen:steps"] = Steps(draw),
            ["redgreen:tick"] = $"{draw.OneOf(30, 60, 60, 90, 120, 180, 300)}",
            ["redgreen:settle"] = $"{draw.OneOf(90, 90, 100, 120, 150)}",
            ["redgreen:min-requests"] = draw.OneOf("3/6", "10/20", "20/50"),
            ["redgreen:ready-timeout"] = draw.OneOf("5m", "6m", "10m"),
            ["redgreen:home-timeout"] = draw.OneOf("5m", "8m", "15m"),
            ["redgreen:pause-timeout"] = draw.OneOf("15m", "30m"),
        };
        if (draw.Chance(0.6))
            tags["redgreen:on-busy"] = draw.OneOf("queue", "supersede", "reject");
        if (draw.Chance(0.5))
            tags["redgreen:on-inconclusive"] = draw.OneOf("advance", "pause", "rollback");
        if (draw.Chance(0.3))
            tags["redgreen:alarms"] = Story.Alarm;
        if (fleet.Router != SandboxRouter.Nlb && draw.Chance(0.5))
            tags["redgreen:max-error-rate"] = "0.03";
        return tags;
    }

    private static string Steps(Draw draw)
    {
        int[] percents = draw.OneOf<int[]>([100], [10, 100], [50, 100], [20, 100], [5, 40, 100], [10, 50, 100]);
        return string.Join(' ', percents.Select(percent => $"{percent}@{draw.Between(1, 5)}m{(draw.Chance(0.06) ? ":approve" : "")}"));
    }
}
