using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;
using RedGreen.Failures;
using RedGreen.Requests;

namespace RedGreen.Pushes;

/// <summary>Reads ECR's "ECR Image Action" events. What deploys nothing is no error: it is said why.</summary>
public static partial class ImagePushReader
{
    private const int LongestShown = 100;

    // An index of several platforms has no type of its own; a Helm chart, a signature or a bill of materials has.
    private static readonly string[] ImageTypes = ["application/vnd.docker.container.image.v1+json", "application/vnd.oci.image.config.v1+json"];

    /// <summary>Reads one event.</summary>
    /// <param name="input">The event, as EventBridge sends it to its targets.</param>
    /// <param name="push">What was pushed.</param>
    /// <param name="whyNot">Why the event deploys nothing; empty where it may.</param>
    public static bool TryRead(JsonElement input, [NotNullWhen(true)] out ImagePush? push, out string whyNot)
    {
        push = null;
        if (WellFormed.Violation(input) is { } broken)
        {
            whyNot = $"It holds half of a surrogate pair in {Legible.Text(broken, LongestShown)}: that is no text.";
            return false;
        }

        var detail = Member(input, "detail");
        whyNot = Refusal(input, detail);
        push = whyNot is not "" ? null : new ImagePush
        {
            EventId = Guid.Parse(Text(input, "id")!).ToString("N"),
            Account = Text(input, "account")!,
            Region = Text(input, "region")!,
            Repository = Text(detail, "repository-name")!,
            Tag = Text(detail, "image-tag")!,
            Digest = Text(detail, "image-digest")!,
        };
        return push is not null;
    }

    private static string Refusal(JsonElement input, JsonElement detail)
    {
        if ((Text(input, "source"), Text(input, "detail-type")) is not ("aws.ecr", "ECR Image Action"))
            return $"It is not an \"ECR Image Action\" of aws.ecr, but {Shown(input, "detail-type")} of {Shown(input, "source")}.";
        if (Text(detail, "action-type") is not "PUSH")
            return $"No image was pushed: its action-type is {Shown(detail, "action-type")}.";
        if (Text(detail, "result") is not "SUCCESS")
            return $"The push did not succeed: its result is {Shown(detail, "result")}.";
        if (Text(detail, "image-tag") is not { Length: > 0 } tag)
            return "The image was pushed without a tag: one platform of several, or by digest alone.";
        if (Referrer().IsMatch(tag) || (Text(detail, "artifact-media-type") is { Length: > 0 } type && !ImageTypes.Contains(type)))
            return $"What was pushed as {Shown(detail, "image-tag")} is no image that a container can run, but an artifact such as a signature or a chart.";
        return Malformed(input, detail) is { } field ? $"It is not of the shape that ECR sends: {field}." : "";
    }

    private static string? Malformed(JsonElement input, JsonElement detail)
    {
        if (!Guid.TryParseExact(Text(input, "id"), "D", out _))
            return $"id is {Shown(input, "id")}, not a UUID";
        if (Text(input, "account") is not { } account || !Account().IsMatch(account))
            return $"account is {Shown(input, "account")}, not 12 digits";
        if (Text(input, "region") is not { } region || !Region().IsMatch(region))
            return $"region is {Shown(input, "region")}, not a Region";
        if (Text(detail, "repository-name") is not { } repository || !Repository().IsMatch(repository))
            return $"detail.repository-name is {Shown(detail, "repository-name")}, not the name of a repository";
        if (Text(detail, "image-tag") is not { } tag || !Tag().IsMatch(tag))
            return $"detail.image-tag is {Shown(detail, "image-tag")}, not a tag";
        return Text(detail, "image-digest") is { } digest && Digest().IsMatch(digest)
            ? null
            : $"detail.image-digest is {Shown(detail, "image-digest")}, not sha256: and 64 hexadecimal digits";
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static string Shown(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: not JsonValueKind.Undefined } value ? Legible.Text(value.GetRawText(), LongestShown) : "missing";

    // The tags under which signatures, attestations and other referrers of an image are kept: sha256-<its digest>.sig.
    [GeneratedRegex(@"^sha256-[0-9a-f]{64}(\.[a-z]+)?\z")]
    private static partial Regex Referrer();

    [GeneratedRegex(@"^[a-z0-9-]{1,40}\z")]
    private static partial Regex Region();

    // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
    [GeneratedRegex(@"^[a-z0-9][a-z0-9._/-]{1,255}\z")]
    private static partial Regex Repository();

    // https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
    [GeneratedRegex(@"^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}\z")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex Account();

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z")]
    private static partial Regex Digest();
}
