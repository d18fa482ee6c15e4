using System.Text.Json;
using RedGreen.Hooks;
using RedGreen.Requests;

namespace RedGreen.Strategies;

/// <summary>Resolves a strategy: what the request says, else what the service's tags say, else the default.</summary>
public static class StrategyReader
{
    /// <summary>What our tags' names begin with.</summary>
    public const string TagPrefix = "redgreen:";

    private const string Metrics = "metrics";

    // Tags of ours that are not part of a strategy: whether pushes deploy, operators' commands, and Green's own mark.
    private static readonly string[] OtherTags = ["enabled", "image-tags", "control", "green-of"];

    /// <summary>The names of all fields, as tags and requests write them.</summary>
    public static IEnumerable<string> Names => StrategyFields.All.Keys;

    /// <summary>Where each field of a strategy comes from, in the order of <see cref="Names"/>.</summary>
    /// <param name="tags">All tags of the service.</param>
    /// <param name="requested">Fields that win over tags; null for none.</param>
    public static IReadOnlyList<StrategySource> Sources(IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, JsonElement>? requested) =>
    [
        .. Names.Select(name =>
            requested is not null && requested.TryGetValue(name, out var value) ? new StrategySource(name, StrategySource.Request, string.Join(' ', Values(value)))
            : tags.TryGetValue(TagPrefix + name, out var tag) ? new StrategySource(name, StrategySource.Tag, tag)
            : new StrategySource(name, StrategySource.Default, null)),
    ];

    /// <summary>The strategy.</summary>
    /// <param name="tags">All tags of the service; those that are not <c>redgreen:</c> ones are passed over.</param>
    /// <param name="requested">Fields that win over tags, by the tags' names without their prefix; null for none.</param>
    /// <param name="defaults">What holds where neither says anything; null for the usual.</param>
    /// <exception cref="InvalidRequest">Every problem with every field.</exception>
    public static Strategy Read(IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, JsonElement>? requested, Strategy? defaults = null)
    {
        var problems = new List<Problem>();
        var strategy = Read(tags, requested, defaults ?? new Strategy(), problems);
        return problems.Count == 0 ? strategy : throw new InvalidRequest(problems);
    }

    /// <summary>What is wrong with a request's own fields, so that it can be told beside all else that is wrong with the request.</summary>
    /// <param name="requested">See <see cref="Read(IReadOnlyDictionary{string, string}, IReadOnlyDictionary{string, JsonElement}?, Strategy?)"/>.</param>
    public static IReadOnlyList<Problem> ProblemsOf(IReadOnlyDictionary<string, JsonElement>? requested)
    {
        var problems = new List<Problem>();
        Read(new Dictionary<string, string>(), requested, new Strategy(), problems);
        return problems;
    }

    private static Strategy Read(IReadOnlyDictionary<string, string> tags, IReadOnlyDictionary<string, JsonElement>? requested, Strategy defaults, List<Problem> problems)
    {
        var settings = new Settings(problems);
        foreach (var (key, value) in tags)
            if (key.StartsWith(TagPrefix, StringComparison.Ordinal) && !OtherTags.Contains(key[TagPrefix.Length..]))
                settings.Set(key, key[TagPrefix.Length..], [value], isList: false);
        foreach (var (key, value) in requested ?? new Dictionary<string, JsonElement>())
            if (IsReadable(key, value))
                settings.Set($"strategy.{key}", key, Values(value), value.ValueKind is JsonValueKind.Array);
            else
                problems.Add(new Problem($"strategy.{key}", value.GetRawText(), key == Metrics ? "a text or an object, or a list of them" : "a text or a number, or a list of them"));

        var strategy = settings.Apply(defaults);
        problems.AddRange(HooksReader.WithoutStep(strategy));
        if (strategy is { MinRequestsPerStep: var each, MinRequestsInAll: var all } && each > all)
            strategy = strategy with { MinRequestsInAll = each };
        return strategy;
    }

    // What is unknown by its name is told as that, whatever its kind.
    private static bool IsReadable(string key, JsonElement value) => !StrategyFields.All.ContainsKey(key)
        || (value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().All(item => IsSingle(key, item)) : IsSingle(key, value));

    private static bool IsSingle(string key, JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number || (key == Metrics && value.ValueKind is JsonValueKind.Object);

    // A request says lists as arrays (alarm names may hold what tags may not; own metrics may be objects), single values as
    // strings or numbers.
    private static string[] Values(JsonElement value) => value.ValueKind is JsonValueKind.Array ? [.. value.EnumerateArray().Select(Text)] : [Text(value)];

    private static string Text(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private sealed class Settings(List<Problem> problems)
    {
        private readonly Dictionary<string, (string Field, string[] Values, bool IsList)> _given = [];

        public void Set(string field, string name, string[] values, bool isList)
        {
            if (StrategyFields.All.ContainsKey(name))
                _given[name] = (field, values, isList);
            else
                problems.Add(new Problem(field, string.Join(' ', values), $"only {string.Join(", ", StrategyFields.All.Keys)}"));
        }

        public Strategy Apply(Strategy strategy) => _given.Aggregate(strategy, (soFar, setting) =>
            StrategyFields.All[setting.Key](new StrategyField(setting.Value.Field, setting.Value.Values, setting.Value.IsList, problems), soFar));
    }
}
