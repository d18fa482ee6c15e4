namespace RedGreen.Chaos.Tests;

/// <summary>A strategy that is soon over.</summary>
internal static class Quick
{
    public static IReadOnlyDictionary<string, string> Tags { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["redgreen:steps"] = "50@1m 100@1m",
        ["redgreen:tick"] = "60",
        ["redgreen:settle"] = "90",
        ["redgreen:min-requests"] = "3/6",
    };
}
