using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Wire;

/// <summary>
/// One AWS service as the sandbox plays it: an operation's name and its input as JSON, and the output as JSON,
/// with the member names of the service's own model. The wire (JSON, query/XML) is translated by
/// <c>WireEndpoint</c>, so that a service is written once whatever protocol a client speaks.
/// </summary>
/// <remarks>
/// From the query protocol every scalar arrives as a string, and lists and structures arrive as arrays and
/// objects: read through <see cref="Parameters"/>. In an output of a query service, arrays become
/// <c>member</c> elements and null values are left out.
/// </remarks>
public interface IAwsService
{
    /// <summary>How clients find and name it.</summary>
    AwsServiceId Id { get; }

    /// <summary>Carries out one operation. It is called by one thread at a time for a whole sandbox.</summary>
    /// <exception cref="AwsError">The call is refused as AWS refuses it.</exception>
    JsonObject Handle(string operation, JsonObject input);
}

/// <summary>A service's names on the wire.</summary>
/// <param name="Name">The name in a SigV4 credential scope: <c>ecs</c>, <c>elasticloadbalancing</c>, <c>monitoring</c>, <c>states</c>, <c>dynamodb</c>.</param>
/// <param name="TargetPrefix">What stands before the dot in <c>X-Amz-Target</c>; null for a service without a JSON protocol.</param>
/// <param name="JsonVersion">1.0 or 1.1: the <c>application/x-amz-json-</c> version.</param>
/// <param name="QueryVersion">The API version of the query protocol; null for a service without it.</param>
/// <param name="XmlNamespace">The namespace of the query protocol's answers.</param>
public sealed record AwsServiceId(
    string Name,
    string? TargetPrefix = null,
    string JsonVersion = "1.1",
    string? QueryVersion = null,
    string? XmlNamespace = null)
{
    /// <summary>
    /// Members of outputs that hold instants as seconds since the epoch, as JSON writes them; XML writes ISO 8601.
    /// </summary>
    public IReadOnlySet<string> Timestamps { get; init; } = System.Collections.Frozen.FrozenSet<string>.Empty;

    /// <summary>How it speaks REST-XML; null for a service without it.</summary>
    internal RestXmlApi? RestXml { get; init; }

    /// <summary>Members of outputs that are maps: JSON writes them like structures, XML as entries of key and value.</summary>
    public IReadOnlySet<string> Maps { get; init; } = System.Collections.Frozen.FrozenSet<string>.Empty;
}
