using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing.Actions;

/// <summary>A structure of the service's model: reads an input (typed, or all strings) into typed members, defaults filled in.</summary>
internal sealed record Shape(params Member[] Members)
{
    public JsonObject Read(JsonObject input, string path)
    {
        if (input.FirstOrDefault(m => Members.All(known => known.Name != m.Key)).Key is { } unknown)
            throw Errors.Validation($"{path} has no member '{unknown}'.");
        var output = new JsonObject();
        foreach (var member in Members)
            output.With(member.Name, member.Read(input, member.Name) ?? member.Default?.DeepClone() ?? Absent(member, path));
        return output;
    }

    private static JsonNode? Absent(Member member, string path) =>
        member.Required ? throw Errors.Validation($"{path}.{member.Name} is required.") : null;
}

/// <summary>One member of a structure.</summary>
internal sealed record Member(string Name, Func<JsonObject, string, JsonNode?> Read, bool Required = false, JsonNode? Default = null)
{
    public static Member Text(string name, bool required = false, string? @default = null) =>
        new(name, (input, n) => input.Text(n), required, @default);

    public static Member Choice(string name, string? @default, params string[] allowed) =>
        new(name, (input, n) => input.OneOf(n, allowed), @default is null, @default);

    public static Member Number(string name, int @default, int min, int max) =>
        new(name, (input, n) => input.IntBetween(n, min, max), Default: @default);

    public static Member Flag(string name) => new(name, (input, n) => input.Flag(n));

    public static Member Texts(string name, bool required = false) =>
        new(name, (input, n) => input.Texts(n)?.ToJsonArray(t => t), required);

    public static Member Structures(string name, Shape shape) =>
        new(name, (input, n) => input.Structures(n)?.ToJsonArray(s => shape.Read(s, n)));

    public static Member Map(string name) => new(name, (input, n) => input.Structure(n)?.DeepClone());
}
