namespace RedGreen.Sandbox.Route53;

/// <summary>Ids of zones and changes, which come with their kind before them or without.</summary>
internal static class ResourceId
{
    private const int Letters = 13;

    /// <summary>The id alone.</summary>
    public static string Of(string id, string kind) => id.StartsWith(kind, StringComparison.Ordinal) ? id[kind.Length..] : id;

    /// <summary>A new one, as AWS's look.</summary>
    public static string New(SandboxContext context, char kind) => kind + context.Hex(Letters).ToUpperInvariant();
}
