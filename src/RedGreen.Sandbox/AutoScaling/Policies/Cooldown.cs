namespace RedGreen.Sandbox.AutoScaling.Policies;

/// <summary>
/// After scaling out, what was added counts as part of what the next scaling out asks for; after scaling in, nothing
/// more is taken away for a while, and scaling out ends that (Application Auto Scaling API reference).
/// </summary>
internal sealed class Cooldown
{
    private DateTimeOffset _outUntil = DateTimeOffset.MinValue;
    private DateTimeOffset _inUntil = DateTimeOffset.MinValue;
    private int _before;

    /// <summary>The count that scaling out is worked out from: the one before the scaling that still cools down.</summary>
    public int Baseline(int desiredCount, DateTimeOffset now) => now < _outUntil ? Math.Min(_before, desiredCount) : desiredCount;

    /// <summary>Whether nothing may be taken away yet.</summary>
    public bool HoldsScalingIn(DateTimeOffset now) => now < _inUntil;

    public void ScaledOut(int before, DateTimeOffset until)
    {
        (_before, _outUntil) = (before, until);
        _inUntil = DateTimeOffset.MinValue;
    }

    public void ScaledIn(DateTimeOffset until) => _inUntil = until;
}
