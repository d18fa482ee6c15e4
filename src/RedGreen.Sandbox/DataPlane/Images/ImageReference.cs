namespace RedGreen.Sandbox.DataPlane.Images;

/// <summary>
/// An image reference taken apart. The registry's host is left out: <c>shop:v1</c> and
/// <c>123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v1</c> are the same image, since the sandbox has one registry.
/// </summary>
/// <param name="Repository">The repository: <c>demo/shop</c>.</param>
/// <param name="Tag">The tag; <c>latest</c> where none was given.</param>
/// <param name="Digest"><c>sha256:...</c>, which decides whatever the tag says; null for none.</param>
internal readonly record struct ImageReference(string Repository, string Tag, string? Digest)
{
    /// <summary>Takes a reference apart. What is no image reference ends up as a repository that does not exist.</summary>
    public static ImageReference Parse(string reference)
    {
        var (name, digest) = reference.IndexOf('@', StringComparison.Ordinal) is var at and >= 0
            ? (reference[..at], reference[(at + 1)..])
            : (reference, null);

        var host = name.IndexOf('/', StringComparison.Ordinal);
        if (host > 0 && IsRegistry(name.AsSpan(0, host)))
            name = name[(host + 1)..];

        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/')
            ? new ImageReference(name[..colon], name[(colon + 1)..], digest)
            : new ImageReference(name, "latest", digest);
    }

    /// <summary>
    /// A reference as a task tells where its image was pulled from: one without a registry's host is the sandbox's own,
    /// written as an ECR registry.
    /// </summary>
    public static string InRegistry(string reference, string account, string region) =>
        reference.IndexOf('/', StringComparison.Ordinal) is var host && host > 0 && IsRegistry(reference.AsSpan(0, host))
            ? reference
            : $"{account}.dkr.ecr.{region}.amazonaws.com/{reference}";

    /// <summary>Repository and tag.</summary>
    public string Tagged => $"{Repository}:{Tag}";

    // As Docker tells a host from the first part of a repository's name.
    private static bool IsRegistry(ReadOnlySpan<char> part) => part.ContainsAny('.', ':') || part is "localhost";
}
