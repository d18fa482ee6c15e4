using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane.Http;
using RedGreen.Sandbox.LoadBalancing.Actions;
using RedGreen.Sandbox.LoadBalancing.Routing;
using RedGreen.Sandbox.LoadBalancing.Tags;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing.Listeners;

/// <summary>
/// The operations on listeners. HTTPS listeners are taken, and their authentication kept, but the data plane speaks
/// plain HTTP and counts every client as signed in. Of what network load balancers listen to it carries TCP.
/// </summary>
internal sealed class ListenerOperations(SandboxContext context, Resources resources, ActionReader actions, RoutingPublisher routing)
{
    // Not AWS's: with real packets a test takes whichever port is free.
    private const int AnyPort = 0;

    private static readonly string[] SecurityMembers = ["SslPolicy", "Certificates", "AlpnPolicy", "MutualAuthentication"];

    public JsonObject Create(JsonObject input)
    {
        var loadBalancer = resources.LoadBalancer(input.RequiredText("LoadBalancerArn"));
        var port = ReadPort(input) ?? throw Errors.Validation("A listener port must be specified");
        CheckPortIsFree(loadBalancer, port, null);
        var protocol = ReadProtocol(input, loadBalancer) ?? throw Errors.Validation("A listener protocol must be specified");
        var listener = new Listener
        {
            Arn = $"{loadBalancer.Arn.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal)}/{context.Hex(16)}",
            LoadBalancer = loadBalancer,
            Port = port,
            Protocol = protocol,
            Security = ReadSecurity(input, []),
            Tags = TagSet.Read(input),
        };
        CheckSecurity(protocol, listener.Security);
        listener.DefaultRule = new()
        {
            Arn = listener.NewRuleArn(context),
            Listener = listener,
            Priority = null,
            Conditions = [],
            Actions = actions.Read(input.RequiredStructures("DefaultActions"), loadBalancer, protocol, []),
            Tags = new(),
        };
        ListenerProtocol.CheckPlayed(protocol);
        // First the data plane: a port that it cannot open leaves nothing behind.
        Open(() => routing.Open(listener));
        resources.Listeners.Add(listener.Arn, listener);
        resources.Rules.Add(listener.DefaultRule.Arn, listener.DefaultRule);
        routing.Opened();
        return Answer(listener);
    }

    public JsonObject Modify(JsonObject input)
    {
        var listener = resources.Listener(input.RequiredText("ListenerArn"));
        var port = ReadPort(input) ?? listener.Port;
        CheckPortIsFree(listener.LoadBalancer, port, listener);
        var protocol = ReadProtocol(input, listener.LoadBalancer) ?? listener.Protocol;
        var security = ReadSecurity(input, listener.Security);
        CheckSecurity(protocol, security);
        var nextActions = input.Structures("DefaultActions") is { Count: > 0 } given
            ? actions.Read(given, listener.LoadBalancer, protocol, listener.DefaultRule.Actions)
            : listener.DefaultRule.Actions;
        ListenerProtocol.CheckPlayed(protocol);
        if (port != listener.Port)
            Open(() => routing.Move(listener, port));
        (listener.Protocol, listener.Security, listener.DefaultRule.Actions) = (protocol, security, nextActions);
        routing.Changed(listener);
        return Answer(listener);
    }

    public JsonObject Describe(JsonObject input)
    {
        var arns = input.Texts("ListenerArns") is { Count: > 0 } a ? a : null;
        var loadBalancer = input.Text("LoadBalancerArn");
        if (arns is null == loadBalancer is null)
            throw Errors.Validation("Either a load balancer ARN or listener ARNs must be specified");
        if (arns is not null)
            return arns.Select(resources.Listener).Page(input, "Listeners", l => l.ToJson());
        var owner = resources.LoadBalancer(loadBalancer!);
        return resources.Listeners.Values.Where(l => l.LoadBalancer == owner).Page(input, "Listeners", l => l.ToJson());
    }

    public JsonObject Delete(JsonObject input)
    {
        Delete(resources.Listener(input.RequiredText("ListenerArn")));
        return [];
    }

    public void Delete(Listener listener)
    {
        foreach (var rule in listener.RulesInOrder.ToList())
            resources.Rules.Remove(rule.Arn);
        resources.Listeners.Remove(listener.Arn);
        routing.Close(listener);
    }

    private void CheckPortIsFree(LoadBalancer loadBalancer, int port, Listener? self)
    {
        if (port != AnyPort && resources.Listeners.Values.Any(l => l != self && l.LoadBalancer == loadBalancer && l.Port == port))
            throw new AwsError("DuplicateListener", $"A listener already exists on this port for this load balancer '{loadBalancer.Arn}'");
    }

    private static int? ReadPort(JsonObject input) => input.IntBetween("Port", AnyPort, 65535);

    private static void Open(Action open)
    {
        try
        {
            open();
        }
        catch (ListenerPortUnavailableException unavailable)
        {
            throw Errors.InvalidConfiguration(unavailable.Message);
        }
    }

    private static string? ReadProtocol(JsonObject input, LoadBalancer loadBalancer) =>
        input.Text("Protocol") is { } protocol ? ListenerProtocol.Check(protocol, loadBalancer.Kind) : null;

    private static JsonObject ReadSecurity(JsonObject input, JsonObject current)
    {
        var security = (JsonObject)current.DeepClone();
        foreach (var member in SecurityMembers)
            security.With(member, input[member]?.DeepClone());
        return security;
    }

    private static void CheckSecurity(string protocol, JsonObject security)
    {
        var encrypted = ListenerProtocol.IsEncrypted(protocol);
        if (encrypted && security.Structures("Certificates") is not { Count: > 0 })
            throw new AwsError("CertificateNotFound", $"A certificate must be specified for {protocol} listeners");
        if (!encrypted && protocol != "HTTP" && security.FirstOrDefault().Key is { } given)
            throw Errors.InvalidConfiguration($"{given} cannot be specified for {protocol} listeners");
    }

    private static JsonObject Answer(Listener listener) => new() { ["Listeners"] = new JsonArray(listener.ToJson()) };
}
