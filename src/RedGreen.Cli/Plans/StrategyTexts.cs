using System.Globalization;
using RedGreen.Strategies;

namespace RedGreen.Cli.Plans;

/// <summary>The values of a strategy's fields, as somebody would write them.</summary>
internal static class StrategyTexts
{
    // A field that is not here is not set unless somebody sets it, and then it stands there as it was written.
    private static readonly Dictionary<string, Func<Strategy, string>> Texts = new()
    {
        ["steps"] = strategy => string.Join(' ', strategy.Steps),
        ["tick"] = strategy => Duration.Text(strategy.TickSeconds),
        ["tolerance"] = strategy => strategy.Tolerance.ToString(CultureInfo.InvariantCulture),
        ["error-budget"] = strategy => strategy.ErrorBudget.ToString(CultureInfo.InvariantCulture),
        ["min-requests"] = strategy => string.Create(CultureInfo.InvariantCulture, $"{strategy.MinRequestsPerStep}/{strategy.MinRequestsInAll}"),
        ["on-inconclusive"] = strategy => Word(strategy.OnInconclusive),
        ["ready-timeout"] = strategy => Duration.Text(strategy.ReadyTimeoutSeconds),
        ["home-timeout"] = strategy => Duration.Text(strategy.HomeTimeoutSeconds),
        ["pause-timeout"] = strategy => Duration.Text(strategy.PauseTimeoutSeconds),
        ["hook-timeout"] = strategy => Duration.Text(strategy.HookTimeoutSeconds),
        ["settle"] = strategy => Duration.Text(strategy.SettleSeconds),
        ["on-busy"] = strategy => Word(strategy.OnBusy),
    };

    /// <summary>A field's value where nobody has set it; null for none.</summary>
    public static string? Of(string name, Strategy strategy) => Texts.TryGetValue(name, out var text) ? text(strategy) : null;

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
