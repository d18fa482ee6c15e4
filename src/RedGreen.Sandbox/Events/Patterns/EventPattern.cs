using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Patterns;

/// <summary>Which events a rule is for.</summary>
internal sealed class EventPattern
{
    private readonly FieldsPattern _fields;

    private EventPattern(string text, FieldsPattern fields) => (Text, _fields) = (text, fields);

    /// <summary>The pattern as it was given.</summary>
    public string Text { get; }

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="AwsError">InvalidEventPatternException, with the reason.</exception>
    public static EventPattern Parse(string text) => new(text, PatternReader.Read(text));

    /// <summary>Whether an event fits.</summary>
    public bool Matches(Json body) => _fields.Matches(body);
}
