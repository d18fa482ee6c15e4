using RedGreen.Sandbox.DataPlane.Images.Commands;
using RedGreen.Sandbox.DataPlane.Images.Demo;
using RedGreen.Sandbox.Registry;

namespace RedGreen.Sandbox.DataPlane.Images;

/// <summary>
/// The sandbox's registry: the built-in demo images and the users' own commands, by tag or by digest. A user's own
/// image hides a built-in one of the same name.
/// </summary>
internal sealed class ImageCatalog : IImageCatalog, IImageRegistry
{
    private readonly ImageDigests _digests = new();
    private readonly CommandImages _commands;
    private readonly IReadOnlyDictionary<string, ImageBehaviour> _more;

    /// <param name="commands">The users' own.</param>
    /// <param name="more">Behaviours beside the built-in ones, by repository and tag.</param>
    public ImageCatalog(CommandImages? commands = null, IReadOnlyDictionary<string, ImageBehaviour>? more = null)
    {
        _commands = commands ?? CommandImages.None;
        _more = more ?? new Dictionary<string, ImageBehaviour>();
        foreach (var known in Known)
        {
            var image = ImageReference.Parse(known);
            _digests.Of(image.Repository, image.Tag);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Those of any tag as <c>latest</c>; patterns are left out.</remarks>
    public IEnumerable<string> Known => DemoImages.Tagged.Concat(_more.Keys).Concat(_commands.Exact);

    /// <inheritdoc/>
    public ImageBehaviour? Find(ContainerLaunch launch) =>
        Pull(launch.Image) is { } image && _commands.Find(image) is null ? Behaviour(image) : null;

    /// <summary>The user's own command behind an image; null where there is none.</summary>
    public CommandImage? FindCommand(string reference) => Pull(reference) is { } image ? _commands.Find(image) : null;

    /// <summary>What people call an image: repository and tag, without the registry, for a digest too.</summary>
    public string NameOf(string reference) => Pull(reference)?.Tagged ?? reference;

    /// <inheritdoc/>
    public string? DigestOf(string reference) =>
        Pull(reference) is { } image && (_commands.Find(image) is not null || Behaviour(image) is not null)
            ? image.Digest ?? _digests.Of(image.Repository, image.Tag)
            : null;

    /// <inheritdoc/>
    public void Push(string repository, string tag, string digest) => _digests.Push(repository, tag, digest);

    private ImageBehaviour? Behaviour(ImageReference image) => _more.GetValueOrDefault(image.Tagged) ?? DemoImages.Find(image);

    private ImageReference? Pull(string reference) => _digests.Resolve(ImageReference.Parse(reference));
}
