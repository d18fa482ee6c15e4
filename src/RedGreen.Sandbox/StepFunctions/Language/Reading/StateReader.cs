using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.StepFunctions.Language.States;

namespace RedGreen.Sandbox.StepFunctions.Language.Reading;

/// <summary>Reads one state.</summary>
internal sealed class StateReader(MachineReader machine, ITaskResources resources, Fields fields)
{
    private static readonly string[] Waits = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"];
    private static readonly string[] Failures = ["Error", "Cause"];

    /// <summary>The state; null where something essential is missing or wrong, which is noted.</summary>
    public State? Read()
    {
        var name = fields.State!;
        var type = fields.Text("Type", required: true);
        State? state = type switch
        {
            null => null,
            "Pass" => Pass(name),
            "Task" => new WorkReader(machine, resources, fields).Task(name),
            "Parallel" => new WorkReader(machine, resources, fields).Parallel(name),
            "Map" => new WorkReader(machine, resources, fields).Map(name),
            "Choice" => new ChoiceState(name, [.. new ChoiceReader(fields).Read()], fields.Text("Default")),
            "Wait" => Wait(name),
            "Succeed" => new SucceedState(name),
            "Fail" => Fail(name),
            _ => Unknown(type),
        };
        if (state is null)
            return null;
        state = state with { Comment = fields.Text("Comment") };
        MachineReader.CheckQueryLanguage(fields);
        if (state is not FailState)
            state = state with { InputPath = fields.PathOrNull("InputPath", reference: false), OutputPath = fields.PathOrNull("OutputPath", reference: false) };
        fields.Done($"a {type} state");
        return state;
    }

    /// <summary>Next or End, of which a state must have exactly one.</summary>
    public static string? Next(Fields fields)
    {
        var next = fields.Text("Next");
        var end = fields.Flag("End");
        if (fields.Has("Next") ? end == true : end != true)
            fields.Problem("Next", fields.Has("Next") ? "and End exclude each other." : "is missing: a state has either Next or \"End\": true.");
        return next;
    }

    private State? Unknown(string type)
    {
        fields.Problem("Type", $"'{type}' is not a state type.");
        return null;
    }

    private PassState Pass(string name) => new(name)
    {
        Result = fields.Any("Result") is { } result ? Json.From(result) : null,
        Parameters = fields.Template("Parameters"),
        ResultPath = fields.PathOrNull("ResultPath", reference: true),
        Next = Next(fields),
    };

    private WaitState? Wait(string name)
    {
        var given = Waits.Where(fields.Has).ToList();
        if (given.Count != 1)
            fields.Problem(given.FirstOrDefault("Seconds"), "a Wait state has exactly one of Seconds, SecondsPath, Timestamp and TimestampPath.");
        Waiting? until = null;
        if (fields.NumberOrPath("Seconds", 0) is { } seconds)
            until = new Waiting.Seconds(seconds);
        if (fields.Path("TimestampPath") is { } path)
            until = new Waiting.TimestampPath(path);
        if (fields.Text("Timestamp") is { } text)
        {
            if (Timestamps.Parse(text) is { } at)
                until = new Waiting.Timestamp(at);
            else
                fields.Problem("Timestamp", $"'{text}' is not a timestamp as 2026-03-14T01:59:00Z.");
        }

        var next = Next(fields);
        return until is null ? null : new WaitState(name, until) { Next = next };
    }

    private FailState Fail(string name)
    {
        foreach (var field in Failures.Where(field => fields.Has(field) && fields.Has(field + "Path")))
            fields.Problem(field, $"and {field}Path exclude each other.");
        return new FailState(name, Literal("Error") ?? fields.Expression("ErrorPath"), Literal("Cause") ?? fields.Expression("CausePath"));
    }

    private Expression.Literal? Literal(string field) => fields.Text(field) is { } text ? new Expression.Literal(new JsonText(text)) : null;
}
