namespace RedGreen.Sandbox.Wire;

/// <summary>What the wire needs of one HTTP request, whatever carried it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path: <c>/</c>, but for <see cref="CborProtocol"/>.</param>
/// <param name="QueryString">What follows the question mark; empty for none.</param>
/// <param name="Target"><c>X-Amz-Target</c>; null for the query protocol.</param>
/// <param name="Authorization">The <c>Authorization</c> header; null for none.</param>
/// <param name="Body">The body; what is longer than <see cref="WireEndpoint.BodyLimit"/> may be cut anywhere past it.</param>
internal sealed record WireRequest(
    string Method, string Path, string QueryString, string? Target, string? Authorization, ReadOnlyMemory<byte> Body)
{
    /// <summary><c>Content-Type</c>; null for none.</summary>
    public string? ContentType { get; init; }

    /// <summary><c>Content-Encoding</c>; null for none.</summary>
    public string? ContentEncoding { get; init; }

    /// <summary><c>Smithy-Protocol</c>; null for none, as in the older protocols.</summary>
    public string? SmithyProtocol { get; init; }
}

/// <summary>What goes back.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">Of the body.</param>
/// <param name="Body">UTF-8, or CBOR.</param>
/// <param name="Headers">Beside Content-Type and Content-Length.</param>
internal sealed record WireResponse(int Status, string ContentType, byte[] Body, IReadOnlyList<(string Name, string Value)> Headers);
