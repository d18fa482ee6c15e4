using RedGreen.Health;

namespace RedGreen.Bench.Judging.Rules;

/// <summary>
/// Argo Rollouts, a background analysis with interval 60 s: Failed when more measurements than the failure limit were past
/// the bound, over its whole life; Error, which aborts too, after 5 measurements without data in a row.
/// </summary>
internal sealed class ArgoRule(Watch watch, int failureLimit) : IRule
{
    private const int ConsecutiveErrors = 5;

    private int _failures;
    private int _errors;

    public bool RollsBack(int minute, SideWindow green, SideWindow red)
    {
        var isPast = watch.IsPastBound(green);
        _errors = isPast is null ? _errors + 1 : 0;
        _failures += isPast == true ? 1 : 0;
        return _failures > failureLimit || _errors >= ConsecutiveErrors;
    }
}
