namespace RedGreen.Sandbox.Registry;

/// <summary>The sandbox's one image registry, as ECR would be asked.</summary>
public interface IImageRegistry
{
    /// <summary>Every image that can be named, for a list.</summary>
    IEnumerable<string> Known { get; }

    /// <summary>The digest of an image by tag, or the one that it was named with; null: there is no such image.</summary>
    string? DigestOf(string reference);

    /// <summary>From now on the tag has this digest; images by an earlier digest can still be pulled.</summary>
    /// <param name="repository">The repository: <c>demo/shop</c>.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="digest"><c>sha256:</c> and 64 hexadecimal digits.</param>
    void Push(string repository, string tag, string digest);
}
