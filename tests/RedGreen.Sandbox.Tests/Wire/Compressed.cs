using System.IO.Compression;

namespace RedGreen.Sandbox.Tests.Wire;

/// <summary>Bodies as a client compresses them.</summary>
internal static class Compressed
{
    public static byte[] Gzip(string hex) => Gzip(Convert.FromHexString(hex));

    public static byte[] Gzip(byte[] plain)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal))
            gzip.Write(plain);
        return zipped.ToArray();
    }
}
