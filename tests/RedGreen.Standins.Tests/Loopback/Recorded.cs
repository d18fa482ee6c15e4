namespace RedGreen.Standins.Tests.Loopback;

/// <summary>A request as it came over the wire.</summary>
public sealed record Recorded(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>With its question mark; empty where there is none.</summary>
    public string Query { get; init; } = "";

    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}

/// <summary>An answer to send.</summary>
public sealed record Reply(string Body, int Status = 200)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
