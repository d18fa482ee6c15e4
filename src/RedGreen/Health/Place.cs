using RedGreen.Deployments;
using RedGreen.Health.Judging;

namespace RedGreen.Health;

/// <summary>
/// Where a window lies: at the step that goes on, at the one before it, whose last minutes are published when weights have
/// moved already, or where they moved.
/// </summary>
/// <param name="AtStep">Whether it lies wholly at the step that goes on.</param>
/// <param name="AtStepBefore">Whether it lies wholly at the one before.</param>
/// <param name="IsWarm">Whether Green had served for some minutes there.</param>
/// <param name="RedServes">Whether Red had a share of the traffic.</param>
internal readonly record struct Place(bool AtStep, bool AtStepBefore, bool IsWarm, bool RedServes)
{
    /// <summary>Whether the sides can be compared: no weights moved.</summary>
    public bool IsComparable => AtStep || AtStepBefore;

    /// <summary>The place of a window.</summary>
    public static Place Of(Window window, Traffic traffic, Evidence evidence)
    {
        if (traffic.ShiftedAt is { } moved && window.Start >= Minute.Ceiling(moved))
            return new Place(AtStep: true, AtStepBefore: false, IsWarm: evidence.WindowsAtStep >= Judge.ColdWindows, RedServes: traffic.Weight < 100);
        if (traffic.Before is not { } before || window.Start < Minute.Ceiling(before.From) || window.End() > before.Until)
            return new Place(AtStep: false, AtStepBefore: false, IsWarm: false, RedServes: true);
        var isWarm = window.Start >= Minute.Ceiling(before.From) + (Judge.ColdWindows * Window.Length);
        return new Place(AtStep: false, AtStepBefore: true, isWarm, RedServes: true);
    }
}
