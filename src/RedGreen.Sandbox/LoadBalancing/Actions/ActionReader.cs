using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing.Actions;

/// <summary>Reads and checks the actions of a rule.</summary>
internal sealed partial class ActionReader(Resources resources)
{
    // One that answers, and before it at most one that lets through: AWS's quota of actions per rule.
    private const int MaxActions = 2;

    private readonly ForwardReader _forwards = new(resources);

    /// <param name="actions">The input.</param>
    /// <param name="loadBalancer">The load balancer that the rule is, or will be, of.</param>
    /// <param name="protocol">The protocol of its listener.</param>
    /// <param name="current">The rule's actions so far: an OIDC action may keep its client secret.</param>
    public IReadOnlyList<ListenerAction> Read(
        IReadOnlyList<JsonObject> actions, LoadBalancer loadBalancer, string protocol, IReadOnlyList<ListenerAction> current)
    {
        if (actions.Count > MaxActions)
            throw new AwsError("TooManyActions", $"A rule can have at most {MaxActions} actions; this one has {actions.Count}.");
        var read = actions.Select(a => Read(a, loadBalancer, protocol, current)).ToList();
        if (read.Count > 1 && (read.Any(a => a.Order is null) || read.DistinctBy(a => a.Order).Count() < read.Count))
            throw Errors.Validation("With several actions, each must have an Order of its own.");
        read.Sort((one, other) => Nullable.Compare(one.Order, other.Order));
        return read.Count(a => a.IsTerminal) == 1 && read[^1].IsTerminal
            ? read
            : throw Errors.InvalidAction("A rule must have exactly one action of type forward, redirect or fixed-response, and it must be the last one to be performed");
    }

    private ListenerAction Read(JsonObject input, LoadBalancer loadBalancer, string protocol, IReadOnlyList<ListenerAction> current)
    {
        var type = input.RequiredText("Type");
        var order = input.IntBetween("Order", 1, 50000);
        if (loadBalancer.Kind.IsNetwork && type != ActionKind.Forward)
            throw Errors.InvalidAction($"Actions of type '{type}' are not supported by load balancers of type 'network': they can only forward");
        if (type == ActionKind.Forward)
        {
            CheckMembers(input, type, "TargetGroupArn", "ForwardConfig");
            return new(type, order, _forwards.Read(input, loadBalancer, protocol));
        }

        if (!ActionKind.All.TryGetValue(type, out var kind))
            throw Errors.Validation($"Action type '{type}' must be one of {string.Join(", ", [ActionKind.Forward, .. ActionKind.All.Keys])}.");
        CheckMembers(input, type, kind.ConfigMember);
        if (!kind.Terminal && protocol != "HTTPS")
            throw Errors.InvalidAction($"Actions of type '{type}' are supported only on HTTPS listeners");

        var config = kind.Config.Read(
            input.Structure(kind.ConfigMember) ?? throw Errors.Validation($"{kind.ConfigMember} is required for an action of type '{type}'."),
            kind.ConfigMember);
        CheckConfig(type, config);
        return new(type, order, Kind: kind, Config: config, ClientSecret: type == ActionKind.Oidc ? TakeSecret(config, current) : null);
    }

    private static void CheckMembers(JsonObject input, string type, params ReadOnlySpan<string> own)
    {
        foreach (var (name, _) in input)
            if (name is not ("Type" or "Order") && !own.Contains(name))
                throw Errors.Validation($"An action of type '{type}' cannot have {name}.");
    }

    private static void CheckConfig(string type, JsonObject config)
    {
        if (type == ActionKind.FixedResponse && !FixedStatus.IsMatch(config.RequiredText("StatusCode")))
            throw Errors.Validation($"FixedResponseConfig.StatusCode is '{config.Text("StatusCode")}'; it must be 2XX, 4XX or 5XX.");
        if (type == ActionKind.FixedResponse && config.Text("MessageBody") is { Length: > 1024 })
            throw Errors.Validation("FixedResponseConfig.MessageBody can have at most 1024 characters.");
        if (type == ActionKind.Redirect
            && (config.Text("Protocol"), config.Text("Port"), config.Text("Host"), config.Text("Path")) is ("#{protocol}", "#{port}", "#{host}", "/#{path}"))
            throw Errors.InvalidAction("The redirect configuration is not valid because it creates a loop.");
    }

    private static string TakeSecret(JsonObject config, IReadOnlyList<ListenerAction> current)
    {
        var secret = config.Text("ClientSecret");
        var existing = config.Flag("UseExistingClientSecret") ?? false;
        config.Remove("ClientSecret");
        config.Remove("UseExistingClientSecret");
        if (secret is not null)
            return existing
                ? throw Errors.Validation("ClientSecret and UseExistingClientSecret=true cannot be specified together")
                : secret;
        return (existing ? current.FirstOrDefault(a => a.ClientSecret is not null)?.ClientSecret : null)
            ?? throw Errors.Validation("ClientSecret is required: only an action that replaces one with a secret can leave it out, with UseExistingClientSecret=true");
    }

    [GeneratedRegex(@"^[245]\d\d$")]
    private static partial Regex FixedStatus { get; }
}
