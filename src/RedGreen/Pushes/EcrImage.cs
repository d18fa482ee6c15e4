using System.Text.RegularExpressions;

namespace RedGreen.Pushes;

/// <summary>
/// An image reference of a private ECR registry, taken apart. The registry keeps its spelling: plain, FIPS and dual-stack
/// names are the same registry, but a task may be able to reach only the one that it was given.
/// </summary>
/// <param name="Registry">The host as it was written.</param>
/// <param name="Account">The account in it.</param>
/// <param name="Region">The Region in it.</param>
/// <param name="Repository">The repository, without tag and digest.</param>
/// <param name="Digest">The digest; null where only a tag, or nothing, says which image.</param>
internal sealed partial record EcrImage(string Registry, string Account, string Region, string Repository, string? Digest)
{
    /// <summary>The reference taken apart; null where it is none of a private ECR registry.</summary>
    public static EcrImage? Parse(string image)
    {
        if (Form().Match(image) is not { Success: true, Groups: var part })
            return null;
        var digest = part["digest"];
        return new EcrImage(part["registry"].Value, part["account"].Value, part["region"].Value, part["repository"].Value, digest.Success ? digest.Value : null);
    }

    /// <summary>Whether this is the repository that was pushed to.</summary>
    public bool IsIn(ImagePush push) => (Account, Region, Repository) == (push.Account, push.Region, push.Repository);

    /// <summary>The same repository's image of this digest.</summary>
    public string At(string digest) => $"{Registry}/{Repository}@{digest}";

    // 123456789012.dkr.ecr.eu-west-1.amazonaws.com, .dkr.ecr-fips., .dkr-ecr. (dual-stack, on.aws), other partitions' suffixes.
    [GeneratedRegex(@"^(?<registry>(?<account>\d{12})\.dkr[.-]ecr(-fips)?\.(?<region>[a-z0-9-]+)\.[a-z0-9.-]+)/(?<repository>[^:@]+)(:[^:@/]+)?(@(?<digest>[^@]+))?\z")]
    private static partial Regex Form();
}
