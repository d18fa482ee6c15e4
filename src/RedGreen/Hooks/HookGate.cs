using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Strategies;

namespace RedGreen.Hooks;

/// <summary>
/// Hooks stand at the end of readiness and of a step's hold. They are asked between two looks at Green's health, so a
/// long one keeps nobody from seeing that Green has fallen ill.
/// </summary>
public static class HookGate
{
    /// <summary>Takes in what a hook has answered, if one has.</summary>
    public static Deployment Hear(Deployment deployment, DateTimeOffset now)
    {
        if (deployment is not { HookAnswer: { } answer, Hooks.Current: { } call })
            return deployment with { HookAnswer = null };
        var (status, words) = answer.Verdict();
        var hooks = status switch
        {
            HookStatus.Succeeded => new HookProgress { Passed = [.. deployment.Hooks.Passed, call.Hook().ToString()] },
            HookStatus.Failed => deployment.Hooks with { Current = call with { Failure = words } },
            _ => deployment.Hooks with { Current = call with { HeardAt = now, Said = words } },
        };
        var heard = deployment with { HookAnswer = null, Hooks = hooks };
        return status == HookStatus.Succeeded ? heard.Noted(now, $"hook {call.Hook()} succeeded{(words is null ? "" : $": {words}")}") : heard;
    }

    /// <summary>A hook that has failed, or takes too long.</summary>
    public static IEnumerable<Finding> Failures(Deployment deployment, DateTimeOffset now)
    {
        if (deployment.Hooks.Current is not { } call)
            yield break;
        if (call.Failure is { } failure)
            yield return Finding.Bad($"hook {call.Hook()} failed: {failure}");
        else if (deployment.Steering.Pause is null && now >= call.Since.AddSeconds(deployment.Strategy.HookTimeoutSeconds))
            yield return Finding.Bad($"hook {call.Hook()} was not done within {Duration.Text(deployment.Strategy.HookTimeoutSeconds)}{(call.Said is null ? "" : $": {call.Said}")}");
    }

    /// <summary>A hook's time stands still while an operator has paused the deployment.</summary>
    public static HookProgress Resumed(HookProgress hooks, DateTimeOffset now) => hooks.Current is { } call ? hooks with { Current = call with { Since = now } } : hooks;

    /// <summary>What the hooks of a point ask for; null when all of them have succeeded.</summary>
    public static Ruling? Look(Deployment deployment, string point, DateTimeOffset now)
    {
        if (Due(deployment, point) is not { } due)
            return null;
        if (deployment.Hooks.Current is not { } call || call.Hook() != due)
            return Ruling.RunHook(new HookCall { Point = due.Point, Function = due.Function, Since = now, TestUrl = deployment.Traffic.TestUrl ?? "" });
        return call.HeardAt == now
            ? Ruling.Wait([$"hook {due} is in progress for {(int)(now - call.Since).TotalSeconds} s of {deployment.Strategy.HookTimeoutSeconds} s{(call.Said is null ? "" : $": {call.Said}")}"])
            : Ruling.RunHook(call with { Calls = call.Calls + 1 });
    }

    /// <summary>The first hook of a point that has not succeeded yet; null for none.</summary>
    public static Hook? Due(Deployment deployment, string point) =>
        deployment.Strategy.Hooks.FirstOrDefault(hook => hook.Point == point && !deployment.Hooks.Passed.Contains(hook.ToString()));
}
