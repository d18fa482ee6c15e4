using System.Collections.Immutable;
using System.Text.Json;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.StepFunctions.Language.Paths;
using RedGreen.Sandbox.StepFunctions.Language.States;

namespace RedGreen.Sandbox.StepFunctions.Language.Reading;

/// <summary>Reads the fields that hold paths, intrinsic functions and payload templates.</summary>
internal static class ExpressionFields
{
    /// <summary>A path; null where it is absent or wrong.</summary>
    public static JsonPath? Path(this Fields fields, string name, bool reference = true)
    {
        if (fields.Text(name) is not { } text)
            return null;
        return fields.Attempt(name, () => PathParser.Parse(text)) is not { } path || !fields.Check(name, path, reference, fields.InsideMap) ? null : path;
    }

    /// <summary>InputPath, OutputPath and ResultPath: <c>$</c> where absent, null for JSON's null.</summary>
    public static JsonPath? PathOrNull(this Fields fields, string name, bool reference)
    {
        if (fields.Any(name) is not { } value)
            return JsonPath.Root;
        var path = value.ValueKind == JsonValueKind.Null ? null : fields.Path(name, reference);
        if (reference && path is { OfContext: true })
            fields.Problem(name, "cannot write to the context object.");
        return path;
    }

    /// <summary>A path or an intrinsic function; null where it is absent or wrong.</summary>
    public static Expression? Expression(this Fields fields, string name) =>
        fields.Text(name) is { } text ? fields.Expression(name, text, fields.InsideMap) : null;

    /// <summary>A number in the field, or a path to one in the field of the same name with <c>Path</c>; not both.</summary>
    public static NumberSource? NumberOrPath(this Fields fields, string name, int min)
    {
        var constant = fields.Whole(name, min, NumberSource.MaxSeconds);
        var path = fields.Path(name + "Path");
        if (fields.Has(name) && fields.Has(name + "Path"))
            fields.Problem(name, $"and {name}Path exclude each other.");
        return constant is null && path is null ? null : new NumberSource(constant, path);
    }

    /// <summary>A payload template; null where it is absent or wrong.</summary>
    public static PayloadTemplate? Template(this Fields fields, string name, bool insideMap = false)
    {
        if (fields.Any(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return fields.Template(name, value, insideMap || fields.InsideMap);
        fields.Problem(name, "must be an object.");
        return null;
    }

    private static PayloadTemplate Template(this Fields fields, string name, JsonElement value, bool insideMap)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = value.EnumerateObject().Select(member => fields.Member(name, member, insideMap)).ToImmutableArray();
                foreach (var twice in members.GroupBy(member => member.Key).Where(same => same.Count() > 1))
                    fields.Problem($"{name}.{twice.Key}", "is given twice, perhaps once with .$ and once without.");
                return members.All(member => member.Value is PayloadTemplate.Constant)
                    ? new PayloadTemplate.Constant(Json.From(value))
                    : new PayloadTemplate.Map(members);
            case JsonValueKind.Array:
                var items = value.EnumerateArray().Select((item, index) => fields.Template($"{name}[{index}]", item, insideMap)).ToImmutableArray();
                return items.All(item => item is PayloadTemplate.Constant)
                    ? new PayloadTemplate.Constant(Json.From(value))
                    : new PayloadTemplate.List(items);
            default:
                return new PayloadTemplate.Constant(Json.From(value));
        }
    }

    private static KeyValuePair<string, PayloadTemplate> Member(this Fields fields, string name, JsonProperty member, bool insideMap)
    {
        var field = $"{name}.{member.Name}";
        if (!member.Name.EndsWith(".$", StringComparison.Ordinal))
            return KeyValuePair.Create(member.Name, fields.Template(field, member.Value, insideMap));
        var key = member.Name[..^2];
        if (member.Value.ValueKind != JsonValueKind.String)
            fields.Problem(field, "must be a string: a path or an intrinsic function.");
        else if (fields.Expression(field, member.Value.GetString()!, insideMap) is { } expression)
            return KeyValuePair.Create<string, PayloadTemplate>(key, new PayloadTemplate.Computed(member.Name, expression));
        return KeyValuePair.Create<string, PayloadTemplate>(key, new PayloadTemplate.Constant(JsonNull.Value));
    }

    private static Expression? Expression(this Fields fields, string name, string text, bool insideMap)
    {
        var expression = fields.Attempt(name, () => ExpressionParser.Parse(text));
        if (expression is not null)
            foreach (var path in expression.Paths)
                fields.Check(name, path, reference: false, insideMap);
        return expression;
    }

    private static T? Attempt<T>(this Fields fields, string name, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (FormatException wrong)
        {
            fields.Problem(name, wrong.Message);
            return null;
        }
    }

    private static bool Check(this Fields fields, string name, JsonPath path, bool reference, bool insideMap)
    {
        if (reference && !path.IsReference)
            fields.Problem(name, $"'{path}' must be a reference path: members and items only, one place.");
        else if (path.OfContext && ContextPaths.Refuse(path, insideMap) is { } message)
            fields.Problem(name, message);
        else
            return true;
        return false;
    }
}
