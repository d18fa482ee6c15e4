using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RedGreen.Sandbox.Events;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Registry;

/// <summary>
/// No AWS service: the sandbox's own way to say that an image was pushed, since on AWS nobody but ECR can put ECR's
/// events on the bus, and images here have no bytes to push.
/// </summary>
internal sealed partial class RegistryService : AwsService
{
    private readonly IImageRegistry _registry;
    private readonly EventBus _bus;

    /// <param name="registry">What can be pushed.</param>
    /// <param name="bus">Where ECR's events go.</param>
    public RegistryService(IImageRegistry registry, EventBus bus)
        : base(new AwsServiceId(SandboxRegistry.ServiceName, SandboxRegistry.TargetPrefix))
    {
        _registry = registry;
        _bus = bus;
        Operations = new Dictionary<string, AwsOperation> { ["PushImage"] = Push };
    }

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, AwsOperation> Operations { get; }

    private JsonObject Push(JsonObject input)
    {
        var repository = input.Text("repositoryName") ?? throw Invalid("repositoryName is missing.");
        var tag = input.Text("imageTag") ?? throw Invalid("imageTag is missing.");
        var image = $"{repository}:{tag}";
        var present = _registry.DigestOf(image)
            ?? throw new AwsError("ImageNotFoundException", $"The sandbox has no image {image}. It has: {string.Join(", ", _registry.Known)}; your own join by a file of images.");
        var digest = input.Text("imageDigest") ?? present;
        if (!Digest().IsMatch(digest))
            throw Invalid($"imageDigest is sha256: and 64 hexadecimal digits, not {digest}.");
        _registry.Push(repository, tag, digest);
        var detail = JsonMap.Of(
            ("result", new JsonText("SUCCESS")),
            ("repository-name", new JsonText(repository)),
            ("image-digest", new JsonText(digest)),
            ("action-type", new JsonText("PUSH")),
            ("image-tag", new JsonText(tag)));
        var eventId = _bus.Take(new("aws.ecr", "ECR Image Action", detail));
        return new() { ["repositoryName"] = repository, ["imageTag"] = tag, ["imageDigest"] = digest, ["eventId"] = eventId };
    }

    private static AwsError Invalid(string message) => new("InvalidParameterException", message);

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z")]
    private static partial Regex Digest();
}
