using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing.TargetGroups;

/// <summary>How a group's targets are checked; ranges and defaults are those of the service's model.</summary>
internal sealed record HealthCheckSettings
{
    private const string TrafficPort = "traffic-port";

    public required string Protocol { get; init; }

    public string Port { get; init; } = TrafficPort;

    public required string? Path { get; init; }

    public int Interval { get; init; } = 30;

    public required int Timeout { get; init; }

    public int HealthyThreshold { get; init; } = 5;

    public int UnhealthyThreshold { get; init; } = 2;

    public required StatusMatcher? Matcher { get; init; }

    /// <summary>Whether the group's targets speak HTTP: a check of TCP alone is not offered then.</summary>
    public required bool OfHttpTargets { get; init; }

    /// <summary>Whether the matcher's codes are gRPC codes.</summary>
    public required bool Grpc { get; init; }

    /// <summary>The defaults of a group of this protocol.</summary>
    public static HealthCheckSettings Default(string protocol, string? protocolVersion)
    {
        var http = protocol is "HTTP" or "HTTPS";
        var grpc = protocolVersion == "GRPC";
        return new()
        {
            Protocol = http ? "HTTP" : "TCP",
            Path = grpc ? "/AWS.ALB/healthcheck" : http ? "/" : null,
            Timeout = protocol == "HTTP" ? 6 : 10,
            Matcher = grpc ? StatusMatcher.Parse("12", 0, 99) : http ? StatusMatcher.Parse("200", 200, 499) : null,
            OfHttpTargets = http,
            Grpc = grpc,
        };
    }

    /// <summary>These settings with what the input says.</summary>
    public HealthCheckSettings With(JsonObject input)
    {
        if (input.Flag("HealthCheckEnabled") == false)
            throw Errors.InvalidConfiguration("Health check enabled must be true for target groups with target type 'instance' or 'ip'");
        var protocol = input.OneOf("HealthCheckProtocol", "HTTP", "HTTPS", "TCP") ?? Protocol;
        if (protocol == "TCP" && OfHttpTargets)
            throw Errors.InvalidConfiguration("Health check protocol 'TCP' is not supported for target groups with protocol 'HTTP' or 'HTTPS'");
        var overHttp = protocol is "HTTP" or "HTTPS";
        var next = this with
        {
            Protocol = protocol,
            Port = CheckPort(input.Text("HealthCheckPort") ?? Port),
            Path = overHttp ? CheckPath(input.Text("HealthCheckPath") ?? Path ?? "/") : null,
            Interval = input.IntBetween("HealthCheckIntervalSeconds", 5, 300) ?? Interval,
            Timeout = input.IntBetween("HealthCheckTimeoutSeconds", 2, 120) ?? Timeout,
            HealthyThreshold = input.IntBetween("HealthyThresholdCount", 2, 10) ?? HealthyThreshold,
            UnhealthyThreshold = input.IntBetween("UnhealthyThresholdCount", 2, 10) ?? UnhealthyThreshold,
            Matcher = overHttp ? ReadMatcher(input.Structure("Matcher")) : null,
        };
        return next.Timeout < next.Interval
            ? next
            : throw Errors.Validation($"Health check timeout '{next.Timeout}' must be smaller than the interval '{next.Interval}'");
    }

    /// <summary>Whether a target that answers so is well.</summary>
    public bool Passes(ProbeResult probe) => probe.Failure == ProbeFailure.None && (probe.Status is not { } status || Passes(status));

    /// <summary>Where a target is checked.</summary>
    public Endpoint PortOf(Endpoint target) =>
        Port == TrafficPort ? target : target with { Port = int.Parse(Port, CultureInfo.InvariantCulture) };

    public ProbeRequest ToProbe() => new(Path, TimeSpan.FromSeconds(Timeout));

    public JsonObject AddTo(JsonObject targetGroup) => targetGroup
        .With("HealthCheckProtocol", Protocol)
        .With("HealthCheckPort", Port)
        .With("HealthCheckEnabled", true)
        .With("HealthCheckIntervalSeconds", Interval)
        .With("HealthCheckTimeoutSeconds", Timeout)
        .With("HealthyThresholdCount", HealthyThreshold)
        .With("UnhealthyThresholdCount", UnhealthyThreshold)
        .With("HealthCheckPath", Path)
        .With("Matcher", Matcher is null ? null : new JsonObject { [Grpc ? "GrpcCode" : "HttpCode"] = Matcher.Text });

    // Every gRPC answer is an HTTP 200; its own code travels in a trailer, which the data plane does not read.
    private bool Passes(int status) => Grpc ? status == 200 : Matcher?.Matches(status) ?? true;

    private StatusMatcher ReadMatcher(JsonObject? input)
    {
        var (member, other) = Grpc ? ("GrpcCode", "HttpCode") : ("HttpCode", "GrpcCode");
        if (input?.Text(other) is not null)
            throw Errors.InvalidConfiguration($"Matcher {other} does not fit the target group's protocol version; use {member}.");
        return input?.Text(member) is { } codes
            ? Grpc ? StatusMatcher.Parse(codes, 0, 99) : StatusMatcher.Parse(codes, 200, OfHttpTargets ? 499 : 599)
            : Matcher ?? StatusMatcher.Parse("200-399", 200, 599);
    }

    private static string CheckPort(string port) =>
        port == TrafficPort || (int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 65535)
            ? port
            : throw Errors.Validation($"Health check port '{port}' must be '{TrafficPort}' or a port number between 1 and 65535.");

    private static string CheckPath(string path) =>
        path.StartsWith('/') && path.Length <= 1024
            ? path
            : throw Errors.Validation($"Health check path '{path}' must begin with a '/' and have at most 1024 characters.");
}
