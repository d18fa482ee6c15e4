namespace RedGreen.Strategies;

/// <summary>One canary increment.</summary>
/// <param name="Percent">Green's share of the traffic, 1-100.</param>
/// <param name="HoldSeconds">How long it is watched before the next step, 0 or more; at 100 percent this is the bake.</param>
/// <param name="Approve">Whether a person must let it go on after the hold.</param>
public sealed record Step(int Percent, int HoldSeconds, bool Approve = false)
{
    /// <summary>As it is written in a tag: <c>25@5m:approve</c>.</summary>
    public override string ToString() => $"{Percent}@{Duration.Text(HoldSeconds)}{(Approve ? ":approve" : "")}";
}
