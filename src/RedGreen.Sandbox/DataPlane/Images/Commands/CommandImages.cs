using System.IO.Enumeration;

namespace RedGreen.Sandbox.DataPlane.Images.Commands;

/// <summary>The images of an <c>images.yaml</c>, in the file's order.</summary>
internal sealed class CommandImages(IReadOnlyList<CommandImage> images)
{
    /// <summary>No images of the user's own.</summary>
    public static CommandImages None { get; } = new([]);

    /// <summary>The names without wildcards.</summary>
    public IEnumerable<string> Exact => images.Where(image => image.IsExact).Select(image => image.Pattern);

    /// <summary>The image of exactly this name, else the first whose pattern fits; null: none.</summary>
    public CommandImage? Find(ImageReference reference) =>
        images.FirstOrDefault(image => image.Pattern == reference.Tagged)
        ?? images.FirstOrDefault(image => !image.IsExact && FileSystemName.MatchesSimpleExpression(image.Pattern, reference.Tagged, ignoreCase: false));
}
