using System;
using System.Buffers;
using System.IO;

namespace Standins.Runtime;

/// <summary>A response's bytes in a rented buffer.</summary>
internal readonly ref struct ResponseBody
{
    private const int Unknown = 4096;
    private readonly byte[] _buffer;

    private ResponseBody(byte[] buffer, int length)
    {
        _buffer = buffer;
        Bytes = buffer.AsSpan(0, length);
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public static ResponseBody Read(Stream stream, long contentLength)
    {
        // One byte more than announced: the end is then seen without a second buffer.
        var buffer = ArrayPool<byte>.Shared.Rent(contentLength > 0 ? checked((int)contentLength + 1) : Unknown);
        var length = 0;
        while (stream.Read(buffer, length, buffer.Length - length) is > 0 and var read)
        {
            length += read;
            if (length == buffer.Length)
                buffer = Grow(buffer);
        }
        return new ResponseBody(buffer, length);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked(full.Length * 2));
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
