using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RedGreen.Sandbox.Template;

/// <summary>One parameter: its value, checked as CloudFormation checks it before it makes anything.</summary>
internal sealed partial class ParameterDeclaration(string path, JsonObject declaration, Problems problems)
{
    private static readonly string[] Known =
    [
        "AllowedPattern", "AllowedValues", "ConstraintDescription", "Default", "Description", "MaxLength", "MaxValue", "MinLength", "MinValue", "NoEcho", "Type",
    ];

    /// <summary>The value, or the default where none was given.</summary>
    public JsonNode ValueOf(string? given)
    {
        foreach (var attribute in declaration.Select(attribute => attribute.Key).Except(Known))
            problems.Add($"{path}.{attribute}", $"is no attribute of a parameter; there are {string.Join(", ", Known)}.");
        var type = Text.Of(declaration["Type"]) ?? "(none)";
        if (!TypeNames().IsMatch(type))
            problems.Add(path, $"has the type {type}; the sandbox knows String, Number, CommaDelimitedList, List<Number> and AWS's own such as AWS::EC2::VPC::Id.");
        if ((given ?? Text.Of(declaration["Default"])) is not { } value)
        {
            problems.Add(path, "has no default and was given no value.");
            return "";
        }

        var isList = type == "CommaDelimitedList" || type.StartsWith("List<", StringComparison.Ordinal);
        string[] values = isList ? value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [value];
        foreach (var each in values)
            Check(each, isNumber: type is "Number" or "List<Number>");
        return isList ? new JsonArray([.. values.Select(item => (JsonNode)item)]) : value;
    }

    private void Check(string value, bool isNumber)
    {
        if (declaration["AllowedValues"] is JsonArray allowed && !allowed.Any(one => Text.Of(one) == value))
            Refuse(value, $"may only be {string.Join(", ", allowed.Select(Text.Of))}");
        if (Text.Of(declaration["AllowedPattern"]) is { } pattern && !Fits(value, pattern))
            Refuse(value, $"must match {pattern}");
        if (Limit("MinLength") is { } shortest && value.Length < shortest)
            Refuse(value, $"must have at least {shortest} characters");
        if (Limit("MaxLength") is { } longest && value.Length > longest)
            Refuse(value, $"must have at most {longest} characters");
        if (isNumber)
            CheckNumber(value);
    }

    // The pattern is for the whole value.
    private bool Fits(string value, string pattern)
    {
        try
        {
            return Regex.IsMatch(value, $@"^(?:{pattern})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (RegexParseException problem)
        {
            problems.Add($"{path}.AllowedPattern", $"is no pattern: {problem.Message}");
            return true;
        }
    }

    private void CheckNumber(string value)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            Refuse(value, "must be a number");
        else if (Limit("MinValue") is { } least && number < least)
            Refuse(value, string.Create(CultureInfo.InvariantCulture, $"must be at least {least}"));
        else if (Limit("MaxValue") is { } most && number > most)
            Refuse(value, string.Create(CultureInfo.InvariantCulture, $"must be at most {most}"));
    }

    private double? Limit(string name) => Text.Of(declaration[name]) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit) ? limit : null;

    private void Refuse(string value, string rule) =>
        problems.Add(path, $"is {value}, but {rule}.{(Text.Of(declaration["ConstraintDescription"]) is { } why ? $" {why}" : "")}");

    // What AWS looks up while it deploys (SSM's parameters) is not here to be looked up.
    [GeneratedRegex(@"^(String|Number|CommaDelimitedList|List<Number>|AWS::(EC2|Route53)::[A-Za-z0-9]+(::[A-Za-z]+)*|List<AWS::(EC2|Route53)::[A-Za-z0-9]+(::[A-Za-z]+)*>)\z")]
    private static partial Regex TypeNames();
}
