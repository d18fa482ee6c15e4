using System.IO.Hashing;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace RedGreen.Sandbox.DataPlane.Http.Routing;

/// <summary>
/// How a listener routes at one moment. Never changed: a new picture is a new table, and requests under way keep the
/// one they came in with.
/// </summary>
internal sealed class RoutingTable
{
    private readonly (RoutedRule Rule, StratifiedDraw Draw)[] _rules;

    /// <param name="routing">What holds now.</param>
    /// <param name="before">What held until now: a rule that stays goes on drawing where it was.</param>
    /// <exception cref="NotSupportedException">A condition that this load balancer cannot judge.</exception>
    /// <exception cref="ArgumentException">The default rule is missing.</exception>
    public RoutingTable(ListenerRouting routing, RoutingTable? before)
    {
        if (routing.Rules is not [.., { Conditions.Count: 0 }])
            throw new ArgumentException($"The rules of {routing.ListenerArn} do not end with the default rule, which has no conditions.", nameof(routing));
        foreach (var rule in routing.Rules)
            foreach (var condition in rule.Conditions)
                RequestCondition.Check(condition);
        Routing = routing;
        _rules = [.. routing.Rules.Select(rule => (rule, before?.DrawOf(rule) ?? new StratifiedDraw(SeedOf(rule))))];
    }

    /// <summary>What it was made of.</summary>
    public ListenerRouting Routing { get; }

    /// <summary>The default rule, which is all that connections know, and its dice.</summary>
    public (RoutedRule Rule, StratifiedDraw Draw) Default => _rules[^1];

    /// <summary>The first rule whose conditions hold, and its dice.</summary>
    public (RoutedRule Rule, StratifiedDraw Draw) Match(HttpRequest request)
    {
        var i = 0;
        while (!RequestCondition.AllHold(_rules[i].Rule.Conditions, request))
            i++;
        return _rules[i];
    }

    private StratifiedDraw? DrawOf(RoutedRule rule) =>
        _rules.FirstOrDefault(known => known.Rule.RuleArn == rule.RuleArn).Draw;

    private static int SeedOf(RoutedRule rule) => unchecked((int)XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(rule.RuleArn)));
}
