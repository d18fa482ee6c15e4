using System.Text.Json;
using RedGreen.Aws.Survey;
using RedGreen.Planning;
using RedGreen.Requests;
using RedGreen.Strategies;

namespace RedGreen.Cli.Enrolling;

/// <summary>The tags that enrol a service.</summary>
internal static class EnrolmentTags
{
    /// <summary>Which pushed tags deploy, as a prefix: no part of a strategy.</summary>
    public const string ImageTags = "image-tags";

    private const int LongestValue = 256;

    /// <summary>What can be set, by its name without the prefix.</summary>
    public static IEnumerable<string> Names => [.. StrategyReader.Names, ImageTags];

    /// <summary>What changes when these are set.</summary>
    /// <param name="tags">The service's tags.</param>
    /// <param name="given">Values by names without the prefix.</param>
    /// <exception cref="InvalidRequest">Every problem with them, or with the tags that are there.</exception>
    public static IReadOnlyList<TagChange> Changes(IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, string> given)
    {
        List<Problem> problems =
        [
            .. given.Where(tag => tag.Value.Length is 0 or > LongestValue || !tag.Value.All(IsAllowed)).Select(tag => new Problem(
                StrategyReader.TagPrefix + tag.Key, tag.Value, $"1 to {LongestValue} letters, digits, spaces and _ . : / = + - @, since tags hold no others: what does not fit goes into a request's strategy")),
        ];
        if (problems is not [])
            throw new InvalidRequest(problems);

        var wanted = given.ToDictionary(tag => StrategyReader.TagPrefix + tag.Key, tag => tag.Value);
        wanted[SurveyedService.EnabledTag] = "true";
        StrategyReader.Read(new Dictionary<string, string>([.. tags.Where(tag => !wanted.ContainsKey(tag.Key)), .. wanted]), null);
        return [.. wanted.Where(tag => tags.GetValueOrDefault(tag.Key) != tag.Value).Select(tag => new TagChange(tag.Key, tags.GetValueOrDefault(tag.Key), tag.Value)).OrderBy(change => change.Key, StringComparer.Ordinal)];
    }

    /// <summary>What changes when a service is no longer enrolled: every tag of ours goes.</summary>
    /// <exception cref="UsageException">It is the Green of a deployment, which needs its tags.</exception>
    public static IReadOnlyList<TagChange> Removal(string service, IReadOnlyDictionary<string, string> tags) =>
        tags.TryGetValue(PlanNames.GreenOfTag, out var red)
            ? throw new UsageException($"{service} is the Green of {red}: its tags belong to the deployment that made it. Nothing was changed.")
            : [.. tags.Where(tag => tag.Key.StartsWith(StrategyReader.TagPrefix, StringComparison.Ordinal)).Select(tag => new TagChange(tag.Key, tag.Value, null)).OrderBy(change => change.Key, StringComparer.Ordinal)];

    /// <summary>The given fields of a strategy as a request has them, to plan with before the tags are there.</summary>
    public static IReadOnlyDictionary<string, JsonElement> AsStrategy(IReadOnlyDictionary<string, string> given) =>
        given.Where(tag => tag.Key != ImageTags).ToDictionary(tag => tag.Key, tag => JsonSerializer.SerializeToElement(tag.Value, Json.DocumentsJson.Default.String));

    private static bool IsAllowed(char c) => char.IsLetterOrDigit(c) || c == ' ' || "_.:/=+-@".Contains(c, StringComparison.Ordinal);
}
