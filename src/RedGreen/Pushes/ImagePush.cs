namespace RedGreen.Pushes;

/// <summary>An image that was pushed to a private ECR registry under a tag.</summary>
public sealed record ImagePush
{
    /// <summary>EventBridge's id of the event, 32 hexadecimal digits: the same however often the event is delivered.</summary>
    public required string EventId { get; init; }

    /// <summary>The registry's account.</summary>
    public required string Account { get; init; }

    /// <summary>The registry's Region.</summary>
    public required string Region { get; init; }

    /// <summary>The repository's name: <c>team/shop</c>.</summary>
    public required string Repository { get; init; }

    /// <summary>The tag.</summary>
    public required string Tag { get; init; }

    /// <summary>The image's digest: <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public required string Digest { get; init; }

    /// <summary>Whether an image reference, with whatever tag or digest, is of the repository that was pushed to.</summary>
    public bool IsOf(string image) => EcrImage.Parse(image) is { } reference && reference.IsIn(this);

    /// <summary>In words: <c>team/shop:release-7 (sha256:0123456789ab)</c>.</summary>
    public override string ToString() => $"{Repository}:{Tag} ({Digest[..19]})";
}
