using System.Collections.Frozen;
using System.Text.Json;
using RedGreen.Sandbox.StepFunctions.Language.States;

namespace RedGreen.Sandbox.StepFunctions.Language.Reading;

/// <summary>Reads a machine and the flows in it.</summary>
internal sealed class MachineReader(ITaskResources resources, List<DefinitionProblem> problems)
{
    private readonly HashSet<string> _names = [];

    /// <summary>Reads the whole machine; null where that is pointless.</summary>
    public StateMachineDefinition? Read(JsonElement root)
    {
        var fields = new Fields(root, null, "", insideMap: false, problems);
        var comment = fields.Text("Comment");
        if (fields.Text("Version") is { } version && version != "1.0")
            fields.Problem("Version", $"must be 1.0, not {version}.");
        CheckQueryLanguage(fields);
        var timeout = fields.Whole("TimeoutSeconds", 1, NumberSource.MaxSeconds);
        var flow = ReadFlow(fields);
        fields.Done("a state machine");
        return flow is null ? null : new StateMachineDefinition(flow, timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null, comment);
    }

    /// <summary>Reads StartAt and States; the caller reads the object's other fields.</summary>
    public Flow? ReadFlow(Fields fields)
    {
        var startAt = fields.Text("StartAt", required: true);
        var element = fields.Any("States");
        if (element is not { ValueKind: JsonValueKind.Object } || !element.Value.EnumerateObject().Any())
        {
            fields.Problem("States", "must be an object with at least one state.");
            return null;
        }

        var states = new Dictionary<string, State>();
        var known = new HashSet<string>();
        foreach (var member in element.Value.EnumerateObject())
        {
            known.Add(member.Name);
            if (!_names.Add(member.Name))
                fields.Problem("States", $"'{member.Name}' is the name of two states; a machine has each only once.");
            if (member.Name.Length is 0 or > 80)
                fields.Problem("States", $"'{member.Name}': a state's name has 1 to 80 characters.");
            if (new StateReader(this, resources, new Fields(member.Value, member.Name, "", fields.InsideMap, problems)).Read() is { } state)
                states[member.Name] = state;
        }

        if (startAt is not null && !known.Contains(startAt))
            fields.Problem("StartAt", $"there is no state '{startAt}'.");
        Transitions.Check(states, known, startAt, problems);
        return startAt is null ? null : new Flow(startAt, states.ToFrozenDictionary());
    }

    /// <summary>Refuses any query language but JSONPath.</summary>
    public static void CheckQueryLanguage(Fields fields)
    {
        if (fields.Text("QueryLanguage") is { } language && language != "JSONPath")
            fields.Problem("QueryLanguage", $"must be JSONPath, not {language}.");
    }
}
