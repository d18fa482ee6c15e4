using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace RedGreen.Sandbox.DataPlane.Http.Routing;

/// <summary>The two kinds of stickiness of an ALB: a client stays with a target group, and within it with a target.</summary>
internal sealed class Stickiness
{
    private readonly StickyCookie _group;
    private readonly StickyCookie _target;

    public Stickiness(TimeProvider time)
    {
        var keys = new EphemeralDataProtectionProvider();
        _group = new StickyCookie("AWSALBTG", keys, time);
        _target = new StickyCookie("AWSALB", keys, time);
    }

    /// <summary>
    /// The group that the client is bound to, whatever its weight is by now and whether it has targets or not: an ALB
    /// lets the cookie win. A group that the action no longer names binds nobody.
    /// </summary>
    public WeightedGroup? GroupOf(HttpRequest request, RoutedForward forward) =>
        forward.StickinessDuration is { } duration && _group.Read(request, duration) is { } arn
            ? forward.Groups.FirstOrDefault(group => group.TargetGroupArn == arn)
            : null;

    /// <summary>The target that the client is bound to, if it still is in service in this group.</summary>
    public Endpoint? TargetOf(HttpRequest request, WeightedGroup group)
    {
        if (group.StickinessDuration is not { } duration || _target.Read(request, duration) is not { } name)
            return null;
        foreach (var target in group.InService)
            if (NameOf(group, target) == name)
                return target;
        return null;
    }

    /// <summary>Binds the client to what was chosen, as far as the action and the group ask for it.</summary>
    public void Bind(HttpResponse response, RoutedForward forward, WeightedGroup group, Endpoint target)
    {
        if (forward.StickinessDuration is not null)
            _group.Issue(response, group.TargetGroupArn);
        if (group.StickinessDuration is not null)
            _target.Issue(response, NameOf(group, target));
    }

    private static string NameOf(WeightedGroup group, Endpoint target) => $"{group.TargetGroupArn} {target.Ip}:{target.Port}";
}
