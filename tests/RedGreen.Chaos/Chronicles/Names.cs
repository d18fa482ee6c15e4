namespace RedGreen.Chaos.Chronicles;

/// <summary>What names say: Green's parts carry their deployment's id (the design's contract with people who look).</summary>
internal static class Names
{
    private const string GreenMark = "-green-";
    private const int IdLength = 8;

    /// <summary>The last part of an ARN or a path.</summary>
    public static string Last(string arn) => arn[(arn.LastIndexOfAny([':', '/']) + 1)..];

    /// <summary>A target group or rule in few characters: <c>shop-1a2b3c4d</c>.</summary>
    public static string OfGroup(string arn) => arn.Split('/') is [_, var name, _] ? name : arn;

    /// <summary>A rule or listener in few characters.</summary>
    public static string OfRule(string arn) => arn.Split('/') is [_, _, var balancer, _, .. var rest] ? $"{balancer}{(rest is [] ? "" : $"/{rest[^1]}")}" : arn;

    /// <summary>The service that a service's name belongs to: its own, or the one that a Green visits.</summary>
    public static string BaseOf(string service) => IdOfService(service) is { } id ? service[..^(GreenMark.Length + id.Length)] : service;

    /// <summary>The deployment's id in the name of Green's service; null for any other service.</summary>
    public static string? IdOfService(string service) =>
        service.Length > GreenMark.Length + IdLength && service.AsSpan(0, service.Length - IdLength).EndsWith(GreenMark, StringComparison.Ordinal) && IsId(service[^IdLength..])
            ? service[^IdLength..]
            : null;

    /// <summary>The deployment's id in the name of Green's target group; null for any other.</summary>
    public static string? IdOfGroup(string name) => name.Length > IdLength && name[^(IdLength + 1)] == '-' && IsId(name[^IdLength..]) ? name[^IdLength..] : null;

    private static bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigitLower);
}
