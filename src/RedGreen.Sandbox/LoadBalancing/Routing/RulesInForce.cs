using System.Globalization;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.LoadBalancing.Actions;
using RedGreen.Sandbox.LoadBalancing.Listeners;
using RedGreen.Sandbox.LoadBalancing.TargetGroups;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing.Routing;

/// <summary>A listener's rules as they were at one moment; with the targets of another moment they make a routing.</summary>
internal sealed class RulesInForce
{
    private readonly List<(string Arn, IReadOnlyList<RoutedCondition> Conditions, ListenerAction Action)> _rules;

    public RulesInForce(Listener listener) => _rules = listener.RulesInOrder
        .Select(r => (r.Arn, (IReadOnlyList<RoutedCondition>)r.Conditions.Select(c => c.ToRouted()).ToList(), r.Actions[^1]))
        .ToList();

    public bool Names(TargetGroup group) => _rules.Any(r => r.Action.Forward?.Groups.Any(g => g.Group == group) ?? false);

    public ListenerRouting With(Listener listener) =>
        new(listener.Arn, listener.LoadBalancer.Arn, listener.Port, _rules.ConvertAll(r => new RoutedRule(r.Arn, r.Conditions, Route(r.Action))))
        {
            Traffic = listener.LoadBalancer.Kind.IsNetwork ? ListenerTraffic.Connections : ListenerTraffic.Requests,
        };

    private static RoutedAction Route(ListenerAction action) => action switch
    {
        { Forward: { } forward } => new(Forward: new(
            forward.Groups.Select(g => new WeightedGroup(g.Group.Arn, g.Weight, g.Group.InService, g.Group.StickinessDuration)).ToList(),
            Stickiness(forward))),
        { Type: ActionKind.Redirect, Config: { } to } => new(FixedResponse: new(
            to.Text("StatusCode") == "HTTP_301" ? 301 : 302,
            null,
            null,
            $"{Scheme(to.Text("Protocol"))}://{to.Text("Host")}:{to.Text("Port")}{to.Text("Path")}{(to.Text("Query") is { Length: > 0 } query ? "?" + query : "")}")),
        { Type: ActionKind.FixedResponse, Config: { } answer } => new(FixedResponse: new(
            int.Parse(answer.RequiredText("StatusCode"), CultureInfo.InvariantCulture), answer.Text("ContentType"), answer.Text("MessageBody"))),
        _ => throw new InvalidOperationException($"An action of type '{action.Type}' ends no rule: the reader of actions lets none through."),
    };

    private static TimeSpan? Stickiness(ForwardConfig forward) =>
        !forward.IsSticky ? null
        : forward.StickinessSeconds is { } seconds ? TimeSpan.FromSeconds(seconds)
        : Timeout.InfiniteTimeSpan;

    private static string? Scheme(string? protocol) => protocol switch
    {
        "HTTP" => "http",
        "HTTPS" => "https",
        var placeholder => placeholder,
    };
}
