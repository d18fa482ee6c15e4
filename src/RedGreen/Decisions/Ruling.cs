using RedGreen.Deployments;
using RedGreen.Hooks;

namespace RedGreen.Decisions;

/// <summary>What one look at a deployment leads to.</summary>
/// <param name="Decision">One of <see cref="Decisions.Decision"/>.</param>
/// <param name="Reasons">Why, in words with numbers; at least one.</param>
/// <param name="Next">The shift that an advance asks for.</param>
/// <param name="Until">When there is something new to look at, at the latest; null for the usual tick.</param>
/// <param name="Call">The hook to call.</param>
/// <param name="Tasks">How many tasks Green shall have.</param>
public sealed record Ruling(string Decision, IReadOnlyList<string> Reasons, Shift? Next = null, DateTimeOffset? Until = null, HookCall? Call = null, int? Tasks = null)
{
    /// <summary>Look again.</summary>
    public static Ruling Wait(IReadOnlyList<string> reasons, DateTimeOffset? until = null) => new(Decisions.Decision.Wait, reasons, Until: until);

    /// <summary>Shift weights.</summary>
    public static Ruling Advance(Shift next, params string[] reasons) => new(Decisions.Decision.Advance, reasons, next);

    /// <summary>Call a hook.</summary>
    public static Ruling RunHook(HookCall call) => new(Decisions.Decision.RunHook, [$"asking hook {call.Hook()}"], Call: call);

    /// <summary>Give Green as many tasks as Red has.</summary>
    public static Ruling ScaleGreen(int tasks, string reason) => new(Decisions.Decision.ScaleGreen, [reason], Tasks: tasks);

    /// <summary>Bring Red back.</summary>
    public static Ruling Rollback(params string[] reasons) => new(Decisions.Decision.Rollback, reasons);

    /// <summary>Keep traffic on Green.</summary>
    public static Ruling StayOnGreen(params string[] reasons) => new(Decisions.Decision.StayOnGreen, reasons);
}
