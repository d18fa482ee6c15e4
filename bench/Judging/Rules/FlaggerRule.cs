using RedGreen.Health;

namespace RedGreen.Bench.Judging.Rules;

/// <summary>
/// Flagger, interval 60 s: a minute past the bound, or without data, is a failed check; these are never reset. Rollback
/// on the tick after there are as many as the threshold.
/// </summary>
internal sealed class FlaggerRule(Watch watch, int threshold) : IRule
{
    private int _failedChecks;

    public bool RollsBack(int minute, SideWindow green, SideWindow red)
    {
        if (_failedChecks >= threshold)
            return true;
        if (watch.IsPastBound(green) ?? true)
            _failedChecks++;
        return false;
    }
}
