using RedGreen.Strategies;

namespace RedGreen.Pushes;

/// <summary>The tags by which a service's owner says which pushes deploy it.</summary>
internal static class Enrolment
{
    private const string Enabled = StrategyReader.TagPrefix + "enabled";
    private const string ImageTags = StrategyReader.TagPrefix + "image-tags";

    /// <summary>Why a push of this tag does not deploy the service; null where it does.</summary>
    public static string? Refusal(IReadOnlyDictionary<string, string> tags, string imageTag)
    {
        if (!tags.TryGetValue(Enabled, out var enabled))
            return $"is not enrolled (no tag {Enabled}=true)";
        if (!enabled.Trim().Equals("true", StringComparison.OrdinalIgnoreCase))
            return $"is not enrolled ({Enabled} is \"{enabled}\", not true)";
        var prefixes = tags.GetValueOrDefault(ImageTags, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return prefixes is [] || prefixes.Any(prefix => imageTag.StartsWith(prefix, StringComparison.Ordinal))
            ? null
            : $"takes only tags that begin with {string.Join(" or ", prefixes)} ({ImageTags})";
    }
}
