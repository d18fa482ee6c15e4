using System.Buffers.Binary;
using System.IO.Compression;

namespace RedGreen.Sandbox.Wire;

/// <summary>Undoes what a client did to a body on its way: SDKs compress a large PutMetricData.</summary>
internal static class RequestBody
{
    private const int ChunkSize = 16 * 1024;

    /// <summary>The body as the protocol wrote it.</summary>
    /// <exception cref="AwsError">It is too large, before or after decompression, or cannot be decompressed.</exception>
    public static ReadOnlyMemory<byte> Decoded(WireRequest request) =>
        request.Body.Length > WireEndpoint.BodyLimit ? throw WireErrors.BodyTooLarge()
            : request.ContentEncoding?.Trim().ToLowerInvariant() switch
            {
                null or "" or "identity" => request.Body,
                _ when request.Body.IsEmpty => request.Body,
                "gzip" => Unzipped(request.Body),
                var other => throw new AwsError("UnsupportedMediaTypeException", $"A body with the Content-Encoding {other} cannot be read: send it as it is, or with gzip.", 415),
            };

    private static ReadOnlyMemory<byte> Unzipped(ReadOnlyMemory<byte> body)
    {
        using var zipped = new MemoryStream(body.ToArray(), writable: false);
        using var gzip = new GZipStream(zipped, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var chunk = new byte[ChunkSize];
        try
        {
            // Stops where the limit is passed: a few kilobytes can stand for gigabytes.
            while (gzip.Read(chunk) is > 0 and var count)
            {
                plain.Write(chunk, 0, count);
                if (plain.Length > WireEndpoint.BodyLimit)
                    throw WireErrors.BodyTooLarge();
            }
        }
        catch (InvalidDataException)
        {
            throw NotGzip();
        }

        // A stream that was cut off just ends; gzip's own last word is how long the whole was (RFC 1952, ISIZE).
        return body.Length >= sizeof(int) && BinaryPrimitives.ReadInt32LittleEndian(body.Span[^sizeof(int)..]) == plain.Length
            ? plain.GetBuffer().AsMemory(0, (int)plain.Length)
            : throw NotGzip();
    }

    private static AwsError NotGzip() =>
        WireErrors.Serialization("The request's body is not gzip, or not all of it, as its Content-Encoding says.");
}
