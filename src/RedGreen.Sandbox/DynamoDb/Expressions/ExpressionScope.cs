using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RedGreen.Sandbox.DynamoDb.Values;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.DynamoDb.Expressions;

/// <summary>What the placeholders of one call's expressions stand for. As in AWS each must be used, and used ones be there.</summary>
internal sealed partial class ExpressionScope
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, AttributeValue> _values = [];
    private readonly HashSet<string> _used = [];

    private ExpressionScope()
    {
    }

    /// <summary>Reads ExpressionAttributeNames and ExpressionAttributeValues.</summary>
    /// <param name="input">The call's input.</param>
    /// <param name="expressions">The parameters of this operation that are expressions.</param>
    public static ExpressionScope Read(JsonObject input, params string[] expressions)
    {
        var scope = new ExpressionScope();
        var none = expressions.All(expression => input[expression] is null);
        foreach (var (placeholder, name) in Given(input, "ExpressionAttributeNames", "", none, NamePattern()))
            scope._names.Add(placeholder, name is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new AwsError("SerializationException", "ExpressionAttributeNames must hold strings."));
        var takers = expressions.Where(static expression => expression != "ProjectionExpression").ToList();
        var absent = $": {string.Join(" and ", takers)} {(takers.Count > 1 ? "are" : "is")} null";
        foreach (var (placeholder, node) in Given(input, "ExpressionAttributeValues", absent, none, ValuePattern()))
            try
            {
                scope._values.Add(placeholder, AttributeJson.Read(node));
            }
            catch (AwsError error) when (error.Code == "ValidationException")
            {
                throw DynamoErrors.Validation($"ExpressionAttributeValues contains invalid value: {error.Message} for key {placeholder}");
            }

        return scope;
    }

    /// <summary>Reads one of the call's expressions; null where it is absent.</summary>
    public ExpressionReader? Reader(JsonObject input, string parameter) =>
        input.Text(parameter) is { } text ? new(parameter, text, this) : null;

    public string Name(string placeholder, ExpressionReader reader)
    {
        _used.Add(placeholder);
        return _names.TryGetValue(placeholder, out var name)
            ? name
            : throw reader.Invalid($"An expression attribute name used in the document path is not defined; attribute name: {placeholder}");
    }

    public AttributeValue Value(string placeholder, ExpressionReader reader)
    {
        _used.Add(placeholder);
        return _values.TryGetValue(placeholder, out var value)
            ? value
            : throw reader.Invalid($"An expression attribute value used in expression is not defined; attribute value: {placeholder}");
    }

    /// <summary>Call it once all expressions have been read.</summary>
    public void CheckAllUsed()
    {
        CheckUsed("ExpressionAttributeNames", _names.Keys);
        CheckUsed("ExpressionAttributeValues", _values.Keys);
    }

    private void CheckUsed(string parameter, IEnumerable<string> placeholders)
    {
        var unused = placeholders.Where(placeholder => !_used.Contains(placeholder)).Order(StringComparer.Ordinal).ToList();
        if (unused.Count > 0)
            throw DynamoErrors.Validation($"Value provided in {parameter} unused in expressions: keys: {{{string.Join(", ", unused)}}}");
    }

    private static JsonObject Given(JsonObject input, string parameter, string absent, bool noExpression, Regex pattern)
    {
        if (input.Structure(parameter) is not { } given)
            return [];
        if (noExpression)
            throw DynamoErrors.Validation($"{parameter} can only be specified when using expressions{absent}");
        if (given.Count == 0)
            throw DynamoErrors.Validation($"{parameter} must not be empty");
        return given.Select(static member => member.Key).FirstOrDefault(key => !pattern.IsMatch(key)) is { } wrong
            ? throw DynamoErrors.Validation($"{parameter} contains invalid key: Syntax error; key: \"{wrong}\"")
            : given;
    }

    [GeneratedRegex("^#[A-Za-z0-9_]+$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    [GeneratedRegex("^:[A-Za-z0-9_]+$", RegexOptions.CultureInvariant)]
    private static partial Regex ValuePattern();
}
