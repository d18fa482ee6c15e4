using System.Text.Json.Serialization;
using RedGreen.Health.Judging;

namespace RedGreen.Cli.Judging;

/// <summary>A minute of Green's, and what the judge says after it.</summary>
/// <param name="Row">The minute.</param>
/// <param name="Judgement">All that the judge knows by then.</param>
/// <param name="IsAtAll">Whether Green had all of the traffic.</param>
/// <param name="Decision">What a deployment would do.</param>
/// <param name="Reasons">Why; at least one.</param>
internal sealed record JudgedMinute(TraceRow Row, Judgement Judgement, bool IsAtAll, WindowDecision Decision, IReadOnlyList<string> Reasons)
{
    /// <summary>What a deployment would make of a judgement.</summary>
    /// <param name="row">The minute.</param>
    /// <param name="judgement">The judgement after it.</param>
    /// <param name="isAtAll">Whether Green had all of the traffic.</param>
    /// <param name="rolledBack">The minute in which Green was rolled back already: nothing brings it back.</param>
    public static JudgedMinute Of(TraceRow row, Judgement judgement, bool isAtAll, JudgedMinute? rolledBack) => judgement switch
    {
        { IsRollback: true } => new(row, judgement, isAtAll, WindowDecision.Rollback, judgement.Reasons),
        _ when rolledBack is not null => new(row, judgement, isAtAll, WindowDecision.Rollback, [$"rolled back at {rolledBack.Row.Minute.Text} already", .. judgement.Reasons]),
        { IsSafe: true } => new(row, judgement, isAtAll, WindowDecision.Safe, [.. judgement.Reasons, .. Silence(row, isAtAll)]),
        _ => new(row, judgement, isAtAll, WindowDecision.Wait, [.. judgement.Reasons, .. Silence(row, isAtAll)]),
    };

    private static IEnumerable<string> Silence(TraceRow row, bool isAtAll)
    {
        if (row.Green is null)
            yield return "this minute has no data of Green, so it says nothing";
        else if (row.Red is null && !isAtAll)
            yield return "this minute has no data of Red, so it says nothing";
    }
}

/// <summary>What a deployment would do after a minute.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WindowDecision>))]
internal enum WindowDecision
{
    /// <summary>Nothing speaks against Green, and nothing is proved.</summary>
    [JsonStringEnumMemberName("wait")]
    Wait,

    /// <summary>Green is shown to be no much worse than Red.</summary>
    [JsonStringEnumMemberName("safe")]
    Safe,

    /// <summary>Red comes back.</summary>
    [JsonStringEnumMemberName("rollback")]
    Rollback,
}

/// <summary>What a whole trace came to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
internal enum Outcome
{
    /// <summary>Green was rolled back.</summary>
    [JsonStringEnumMemberName("rollback")]
    Rollback,

    /// <summary>Green was shown to be safe, and never rolled back.</summary>
    [JsonStringEnumMemberName("safe")]
    Safe,

    /// <summary>Neither.</summary>
    [JsonStringEnumMemberName("inconclusive")]
    Inconclusive,
}
