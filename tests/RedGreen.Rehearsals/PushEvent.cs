using System.Text.Json.Nodes;
using RedGreen.Sandbox.DataPlane.Images;

namespace RedGreen.Rehearsals;

/// <summary>ECR's event that a tag was pushed, as EventBridge sends it.</summary>
internal static class PushEvent
{
    /// <summary>The registry of the sandbox's account and Region, as task definitions spell it.</summary>
    public const string Registry = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";

    private static readonly ImageCatalog Catalog = new();

    /// <summary>The event.</summary>
    /// <param name="image">Repository and tag: <c>demo/shop:v2</c>.</param>
    /// <param name="id">The last digits of the event's id.</param>
    public static JsonObject Of(string image, int id = 1) => new()
    {
        ["version"] = "0",
        ["id"] = $"13cde686-328b-6117-af20-{id:d12}",
        ["detail-type"] = "ECR Image Action",
        ["source"] = "aws.ecr",
        ["account"] = "123456789012",
        ["time"] = "2026-01-01T00:00:00Z",
        ["region"] = "eu-west-1",
        ["resources"] = new JsonArray(),
        ["detail"] = new JsonObject
        {
            ["result"] = "SUCCESS",
            ["repository-name"] = image[..image.IndexOf(':', StringComparison.Ordinal)],
            ["image-digest"] = Digest(image),
            ["action-type"] = "PUSH",
            ["image-tag"] = image[(image.IndexOf(':', StringComparison.Ordinal) + 1)..],
        },
    };

    /// <summary>The digest of one of the sandbox's images.</summary>
    public static string Digest(string image) => Catalog.DigestOf(image) ?? throw new ArgumentException($"The sandbox has no image {image}.", nameof(image));

    /// <summary>The image by digest, as a push deploys it.</summary>
    public static string Pinned(string image) => $"{Registry}/{image[..image.IndexOf(':', StringComparison.Ordinal)]}@{Digest(image)}";
}
