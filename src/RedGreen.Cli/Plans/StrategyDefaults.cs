using System.Globalization;
using RedGreen.Strategies;

namespace RedGreen.Cli.Plans;

/// <summary>The defaults of a strategy's fields, as somebody would write them.</summary>
internal static class StrategyDefaults
{
    private static readonly Strategy Default = new();

    // A field that is not here has no default of its own: nothing is set.
    private static readonly Dictionary<string, string> Texts = new()
    {
        ["steps"] = string.Join(' ', Default.Steps),
        ["tick"] = Duration.Text(Default.TickSeconds),
        ["min-requests"] = string.Create(CultureInfo.InvariantCulture, $"{Default.MinRequestsPerStep}/{Default.MinRequestsInAll}"),
        ["on-inconclusive"] = Word(Default.OnInconclusive),
        ["ready-timeout"] = Duration.Text(Default.ReadyTimeoutSeconds),
        ["home-timeout"] = Duration.Text(Default.HomeTimeoutSeconds),
        ["pause-timeout"] = Duration.Text(Default.PauseTimeoutSeconds),
        ["settle"] = Duration.Text(Default.SettleSeconds),
        ["on-busy"] = Word(Default.OnBusy),
    };

    /// <summary>A field's default; null for none.</summary>
    public static string? Of(string name) => Texts.GetValueOrDefault(name);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
