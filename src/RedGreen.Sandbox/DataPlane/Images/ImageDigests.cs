using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace RedGreen.Sandbox.DataPlane.Images;

/// <summary>
/// The digests of images that have no bytes: made of repository and tag, so that they are the same in every run, unless
/// a push said another one; and remembered, so that a reference by digest finds its tag again.
/// </summary>
internal sealed class ImageDigests
{
    private readonly ConcurrentDictionary<(string Repository, string Digest), string> _tags = new();
    private readonly ConcurrentDictionary<(string Repository, string Tag), string> _pushed = new();

    /// <summary>The digest of a tag.</summary>
    public string Of(string repository, string tag)
    {
        if (_pushed.TryGetValue((repository, tag), out var pushed))
            return pushed;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{repository}:{tag}"));
        var digest = $"sha256:{Convert.ToHexStringLower(hash)}";
        _tags[(repository, digest)] = tag;
        return digest;
    }

    /// <summary>From now on the tag has this digest; earlier ones still find it.</summary>
    public void Push(string repository, string tag, string digest)
    {
        _pushed[(repository, tag)] = digest;
        _tags[(repository, digest)] = tag;
    }

    /// <summary>The reference with the tag that its digest was made of; null: nobody has seen this digest.</summary>
    public ImageReference? Resolve(ImageReference reference) => reference.Digest switch
    {
        null => reference,
        var digest when _tags.TryGetValue((reference.Repository, digest), out var tag) => reference with { Tag = tag },
        _ => null,
    };
}
