namespace RedGreen.Cli.Demo;

/// <summary>What the demo plays: two deployments of the sandbox's shop under a steady load.</summary>
internal static class DemoScript
{
    /// <summary>How many sandbox seconds pass in a real one: minutes of canary in seconds.</summary>
    public const double Speed = 30;

    /// <summary>Requests a second of clients that keep their connections.</summary>
    public const double KeepAliveRate = 250;

    /// <summary>Requests a second of clients that open a connection each.</summary>
    public const double NewConnectionRate = 150;

    /// <summary>The longest the whole demo may take, in wall time.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>What the shop runs before.</summary>
    public const string First = "demo/shop:v1";

    /// <summary>A good version, and one that fails a share of its requests.</summary>
    public static readonly string[] Images = ["demo/shop:v2", "demo/shop:v3"];

    /// <summary>How each of them must end.</summary>
    public static readonly string[] Endings = ["Promoted", "RolledBack"];

    /// <summary>The shop's tags: no limit is set, so it is the comparison with Red that finds the bad version.</summary>
    public static readonly Dictionary<string, string> Tags = new()
    {
        ["redgreen:enabled"] = "true",
        ["redgreen:steps"] = "10@2m 50@2m 100@2m",
        ["redgreen:tick"] = "10",
    };
}
