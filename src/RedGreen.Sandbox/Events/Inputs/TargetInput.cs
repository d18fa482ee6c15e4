using System.Text.Json;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Events.Rules;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Paths;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Inputs;

/// <summary>What a target gets of an event: all of it, a part, a constant, or a text made of it.</summary>
internal abstract class TargetInput
{
    /// <summary>The text that goes to the target.</summary>
    public abstract string Of(BusEvent taken, Rule rule);

    /// <summary>Reads <c>Input</c>, <c>InputPath</c> or <c>InputTransformer</c>.</summary>
    /// <exception cref="AwsError">There is more than one, or it cannot be used.</exception>
    public static TargetInput Read(JsonObject target, string id)
    {
        var transformer = target.Structure("InputTransformer");
        return (target.Text("Input"), target.Text("InputPath"), transformer) switch
        {
            (null, null, null) => new Whole(),
            ({ } constant, null, null) => new Constant(Checked(constant, id)),
            (null, { } path, null) => new Part(Path(path, id)),
            (null, null, { } given) => InputTransformer.Parse(given, id),
            _ => throw EventErrors.Validation($"Only one of Input, InputPath, or InputTransformer must be provided for target {id}."),
        };
    }

    /// <summary>Reads a path.</summary>
    /// <exception cref="AwsError">ValidationException.</exception>
    public static JsonPath Path(string text, string id)
    {
        try
        {
            return PathParser.Parse(text) is { OfContext: false } path ? path : throw new FormatException($"'{text}' starts with $$.");
        }
        catch (FormatException problem)
        {
            throw EventErrors.Validation($"InputPath for target {id} is invalid: {problem.Message}");
        }
    }

    private static string Checked(string constant, string id)
    {
        try
        {
            using var document = JsonDocument.Parse(constant);
            return constant;
        }
        catch (JsonException problem)
        {
            throw EventErrors.Validation($"Input for target {id} is no valid JSON text: {problem.Message}");
        }
    }

    private sealed class Whole : TargetInput
    {
        public override string Of(BusEvent taken, Rule rule) => taken.Body.ToString();
    }

    private sealed class Constant(string text) : TargetInput
    {
        public override string Of(BusEvent taken, Rule rule) => text;
    }

    private sealed class Part(JsonPath path) : TargetInput
    {
        public override string Of(BusEvent taken, Rule rule) => (path.Find(taken.Body) ?? JsonNull.Value).ToString();
    }
}
