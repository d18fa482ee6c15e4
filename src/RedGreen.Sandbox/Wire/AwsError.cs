namespace RedGreen.Sandbox.Wire;

/// <summary>An error that a service of the sandbox answers as AWS would.</summary>
/// <param name="code">The service's error code, as on the wire: <c>ClusterNotFoundException</c>, <c>RuleNotFound</c>.</param>
/// <param name="message">The message, in AWS's manner.</param>
/// <param name="status">The HTTP status; 400 for most.</param>
public sealed class AwsError(string code, string message, int status = 400) : Exception(message)
{
    /// <summary>The service's error code, as on the wire.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Further members of the error's body, as some DynamoDB errors have; null for none.</summary>
    public System.Text.Json.Nodes.JsonObject? Details { get; init; }
}
