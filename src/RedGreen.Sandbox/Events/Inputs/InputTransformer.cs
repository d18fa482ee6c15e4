using System.Text.Json.Nodes;
using RedGreen.Sandbox.Events.Rules;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Paths;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Inputs;

/// <summary>A template with values of the event in it.</summary>
internal sealed class InputTransformer : TargetInput
{
    private const int MostPaths = 100;
    private readonly Dictionary<string, JsonPath> _paths;
    private readonly IReadOnlyList<TemplatePiece> _pieces;

    private InputTransformer(Dictionary<string, JsonPath> paths, IReadOnlyList<TemplatePiece> pieces) => (_paths, _pieces) = (paths, pieces);

    /// <summary>Reads <c>InputPathsMap</c> and <c>InputTemplate</c>.</summary>
    /// <exception cref="AwsError">ValidationException.</exception>
    public static InputTransformer Parse(JsonObject given, string id)
    {
        if (given.Select(member => member.Key).FirstOrDefault(name => name is not ("InputPathsMap" or "InputTemplate")) is { } unknown)
            throw EventErrors.Validation($"InputTransformer for target {id} has no member {unknown}.");
        var paths = given.Structure("InputPathsMap") ?? [];
        if (paths.Count > MostPaths)
            throw EventErrors.Validation($"InputTransformer for target {id} has more than {MostPaths} paths.");
        if (paths.FirstOrDefault(path => path.Key.StartsWith("aws.", StringComparison.OrdinalIgnoreCase)) is { Key: { } reserved })
            throw EventErrors.Validation($"InputTransformer for target {id} cannot have a variable {reserved}: those that begin with AWS are reserved.");
        var read = paths.ToDictionary(path => path.Key, path => Path(paths.Text(path.Key) ?? "", id));
        return new(read, InputTemplate.Read(given.Text("InputTemplate") ?? throw EventErrors.Missing("InputTemplate"), read.Keys, id));
    }

    /// <inheritdoc/>
    public override string Of(BusEvent taken, Rule rule) => string.Concat(_pieces.Select(piece =>
        piece.Variable is not { } variable ? piece.Text
        : piece.IsInString ? Quoteless(Value(variable, taken, rule))
        : (Value(variable, taken, rule) ?? Nothing).ToString()));

    // A path that leads nowhere makes no variable: AWS leaves an empty text in its place.
    private static JsonText Nothing { get; } = new("");

    private Json? Value(string variable, BusEvent taken, Rule rule) => variable switch
    {
        ReservedVariables.RuleArn => new JsonText(rule.Arn),
        ReservedVariables.RuleName => new JsonText(rule.Name),
        ReservedVariables.IngestionTime => new JsonText(taken.IngestedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
        ReservedVariables.Event => new JsonMap([.. taken.Body.Members.ToArray().Where(member => member.Key != "detail")]),
        ReservedVariables.EventJson => taken.Body,
        _ => _paths[variable].Find(taken.Body),
    };

    // Within a text: what JSON must escape stays escaped, and of objects and lists AWS takes the quotes away.
    private static string Quoteless(Json? value) => value switch
    {
        null => "",
        JsonText text => text.ToString()[1..^1],
        _ => value.ToString().Replace("\\\"", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal),
    };
}

/// <summary>Variables that every template has.</summary>
internal static class ReservedVariables
{
    public const string RuleArn = "aws.events.rule-arn";
    public const string RuleName = "aws.events.rule-name";
    public const string IngestionTime = "aws.events.event.ingestion-time";

    /// <summary>The event without its detail.</summary>
    public const string Event = "aws.events.event";

    /// <summary>The event with its detail.</summary>
    public const string EventJson = "aws.events.event.json";

    public static IReadOnlyList<string> All { get; } = [RuleArn, RuleName, IngestionTime, Event, EventJson];

    /// <summary>Whether it is an object, which can be a value in JSON and no part of a text.</summary>
    public static bool IsObject(string variable) => variable is Event or EventJson;
}
