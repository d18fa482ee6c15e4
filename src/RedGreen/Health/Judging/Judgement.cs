using RedGreen.Deployments;
using RedGreen.Strategies;

namespace RedGreen.Health.Judging;

/// <summary>What the judge says after a minute of a <see cref="Replay"/>.</summary>
/// <param name="Evidence">What was folded.</param>
/// <param name="Strategy">How Green is judged.</param>
/// <param name="Findings">What there is against Green.</param>
public sealed record Judgement(Evidence Evidence, Strategy Strategy, IReadOnlyList<Finding> Findings)
{
    /// <summary>Green must go.</summary>
    public bool IsRollback => Findings.Any(finding => finding.IsBad);

    /// <summary>Green is shown to fail less than <see cref="Judge.SafeMargin"/> times as often as tolerated.</summary>
    public bool IsSafe => !IsRollback && Evidence.Sums.Safe.Reaches(new ErrorBudget(Strategy.ErrorBudget).Failures);

    /// <summary>E of the comparison of failures.</summary>
    public double E => Evidence.Sums.Failures.E;

    /// <summary>E of the mirrored comparison.</summary>
    public double ESafe => Evidence.Sums.Safe.E;

    /// <summary>Why, in words with numbers; at least one.</summary>
    public IReadOnlyList<string> Reasons
    {
        get
        {
            var counts = Verdict.Counts("failed", Evidence.Sums.Compared);
            return IsRollback ? [.. Findings.Where(finding => finding.IsBad).Select(finding => finding.Reason)]
                : IsSafe ? [$"{counts}: less than {Judge.SafeMargin * Strategy.Tolerance:0.#} times as often, E_safe = {Verdict.Number(Evidence.Sums.Safe.LogE)}"]
                : [counts, .. Findings.Select(finding => finding.Reason)];
        }
    }
}
