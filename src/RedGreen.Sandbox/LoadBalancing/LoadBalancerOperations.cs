using System.Text.Json.Nodes;
using RedGreen.Sandbox.LoadBalancing.Listeners;
using RedGreen.Sandbox.LoadBalancing.Tags;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing;

/// <summary>The operations on load balancers.</summary>
internal sealed class LoadBalancerOperations(SandboxContext context, Resources resources, ListenerOperations listeners)
{
    public JsonObject Create(JsonObject input)
    {
        var name = ResourceName.Check("Load balancer", input.RequiredText("Name"));
        var type = input.OneOf("Type", "application", "network", "gateway") ?? "application";
        if (type == "gateway")
            throw Errors.NotPlayed("gateway load balancers");
        var kind = type == "network" ? LoadBalancerKind.Network : LoadBalancerKind.Application;
        if (name.StartsWith("internal-", StringComparison.Ordinal))
            throw Errors.Validation($"Load balancer name '{name}' cannot begin with 'internal-'");

        var created = Build(input, name, kind);
        if (resources.LoadBalancers.Values.FirstOrDefault(l => l.Name == name) is { } existing)
            return SameSettings(existing, created)
                ? Answer(existing)
                : throw new AwsError("DuplicateLoadBalancerName", $"A load balancer with the same name '{name}' exists, but with different settings");
        resources.LoadBalancers.Add(created.Arn, created);
        return Answer(created);
    }

    public JsonObject Describe(JsonObject input)
    {
        var arns = input.Texts("LoadBalancerArns");
        var names = input.Texts("Names");
        if (arns is { Count: > 0 })
            return arns.Select(resources.LoadBalancer).Page(input, "LoadBalancers", l => l.ToJson());
        if (names is not { Count: > 0 })
            return resources.LoadBalancers.Values.Page(input, "LoadBalancers", l => l.ToJson());
        var found = resources.LoadBalancers.Values.Where(l => names.Contains(l.Name)).ToList();
        var missing = names.Except(found.Select(l => l.Name)).ToList();
        return missing.Count == 0
            ? found.Page(input, "LoadBalancers", l => l.ToJson())
            : throw new AwsError("LoadBalancerNotFound", $"Load balancers '[{string.Join(", ", missing)}]' not found");
    }

    public JsonObject Delete(JsonObject input)
    {
        var arn = Resources.CheckArn(input.RequiredText("LoadBalancerArn"), "load balancer", ":loadbalancer/");
        if (!resources.LoadBalancers.TryGetValue(arn, out var loadBalancer))
            return [];
        if (loadBalancer.Attributes["deletion_protection.enabled"] == "true")
            throw new AwsError("OperationNotPermitted", $"Load balancer '{arn}' cannot be deleted because deletion protection is enabled");
        foreach (var listener in resources.Listeners.Values.Where(l => l.LoadBalancer == loadBalancer).ToList())
            listeners.Delete(listener);
        resources.LoadBalancers.Remove(arn);
        return [];
    }

    public JsonObject DescribeAttributes(JsonObject input) =>
        new() { ["Attributes"] = resources.LoadBalancer(input.RequiredText("LoadBalancerArn")).Attributes.ToJson() };

    public JsonObject ModifyAttributes(JsonObject input)
    {
        var loadBalancer = resources.LoadBalancer(input.RequiredText("LoadBalancerArn"));
        loadBalancer.Attributes.Set(input.RequiredStructures("Attributes"));
        return new() { ["Attributes"] = loadBalancer.Attributes.ToJson() };
    }

    private LoadBalancer Build(JsonObject input, string name, LoadBalancerKind kind)
    {
        var id = context.Hex(16);
        var scheme = input.OneOf("Scheme", "internet-facing", "internal") ?? "internet-facing";
        var prefix = scheme == "internal" ? "internal-" : "";
        return new()
        {
            Arn = context.Arn("elasticloadbalancing", $"loadbalancer/{kind.ArnPrefix}/{name}/{id}"),
            Name = name,
            Kind = kind,
            Scheme = scheme,
            IpAddressType = ReadAddressType(input, kind) ?? "ipv4",
            DnsName = kind.DnsName($"{prefix}{name}-{id}", context.Region),
            CreatedTime = context.Now,
            Subnets = input.Texts("Subnets") ?? input.Structures("SubnetMappings")?.Select(m => m.RequiredText("SubnetId")).ToList() ?? [],
            SecurityGroups = input.Texts("SecurityGroups") ?? [],
            Region = context.Region,
            Attributes = new(kind.Attributes, "Load balancer"),
            Tags = TagSet.Read(input),
        };
    }

    private static string? ReadAddressType(JsonObject input, LoadBalancerKind kind) => kind.IsNetwork
        ? input.OneOf("IpAddressType", "ipv4", "dualstack")
        : input.OneOf("IpAddressType", "ipv4", "dualstack", "dualstack-without-public-ipv4");

    private static bool SameSettings(LoadBalancer one, LoadBalancer other) =>
        (one.Kind, one.Scheme, one.IpAddressType) == (other.Kind, other.Scheme, other.IpAddressType)
        && one.Subnets.SequenceEqual(other.Subnets)
        && one.SecurityGroups.SequenceEqual(other.SecurityGroups)
        && one.Tags.Equals(other.Tags);

    private static JsonObject Answer(LoadBalancer loadBalancer) => new() { ["LoadBalancers"] = new JsonArray(loadBalancer.ToJson()) };
}
