using System.Text.Json.Nodes;
using RedGreen.Sandbox.LoadBalancing.Attributes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing.TargetGroups;

/// <summary>What a target group is created with; two groups of one name are the same when these are equal.</summary>
internal sealed record TargetGroupSettings
{
    public required string Name { get; init; }

    public required string Protocol { get; init; }

    public required string? ProtocolVersion { get; init; }

    public required int Port { get; init; }

    public required string? VpcId { get; init; }

    public required string TargetType { get; init; }

    public required string IpAddressType { get; init; }

    public required int? TargetControlPort { get; init; }

    public required HealthCheckSettings HealthCheck { get; init; }

    /// <summary>Whether application load balancers use it; network ones otherwise.</summary>
    public bool ForApplications => Protocol is "HTTP" or "HTTPS";

    public IReadOnlyList<AttributeDefinition> Attributes =>
        ForApplications ? TargetGroupAttributes.Application : TargetGroupAttributes.Network(Protocol, TargetType);

    public static TargetGroupSettings Read(JsonObject input)
    {
        var name = ResourceName.Check("Target group", input.RequiredText("Name"));
        var targetType = input.OneOf("TargetType", "instance", "ip", "lambda", "alb") ?? "instance";
        if (targetType is "lambda" or "alb")
            throw Errors.NotPlayed($"target groups of type '{targetType}'");
        var protocol = input.OneOf("Protocol", "HTTP", "HTTPS", "TCP", "TLS", "UDP", "TCP_UDP", "GENEVE", "QUIC", "TCP_QUIC")
            ?? throw Errors.Validation("A protocol must be specified");
        if (protocol == "GENEVE")
            throw Errors.NotPlayed("target groups of gateway load balancers (GENEVE)");
        var version = ReadVersion(input, protocol);
        return new()
        {
            Name = name,
            Protocol = protocol,
            ProtocolVersion = version,
            Port = input.IntBetween("Port", 1, 65535) ?? throw Errors.Validation("A port must be specified"),
            VpcId = input.Text("VpcId"),
            TargetType = targetType,
            IpAddressType = input.OneOf("IpAddressType", "ipv4", "ipv6") ?? "ipv4",
            TargetControlPort = input.IntBetween("TargetControlPort", 1, 65535),
            HealthCheck = HealthCheckSettings.Default(protocol, version).With(input),
        };
    }

    public JsonObject AddTo(JsonObject targetGroup) => HealthCheck.AddTo(targetGroup
        .With("TargetGroupName", Name)
        .With("Protocol", Protocol)
        .With("ProtocolVersion", ProtocolVersion)
        .With("Port", Port)
        .With("VpcId", VpcId)
        .With("TargetType", TargetType)
        .With("IpAddressType", IpAddressType)
        .With("TargetControlPort", TargetControlPort));

    private static string? ReadVersion(JsonObject input, string protocol) =>
        protocol is "HTTP" or "HTTPS" ? input.OneOf("ProtocolVersion", "HTTP1", "HTTP2", "GRPC") ?? "HTTP1"
        : input.Text("ProtocolVersion") is null ? null
        : throw Errors.InvalidConfiguration($"ProtocolVersion cannot be specified for target groups with protocol '{protocol}'");
}
