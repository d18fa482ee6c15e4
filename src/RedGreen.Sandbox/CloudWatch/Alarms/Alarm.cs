using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>What metric alarms and composite alarms have in common: a name, actions and a state with its reason.</summary>
internal abstract class Alarm
{
    private const int MostActions = 5;
    private static readonly string[] ActionLists = ["OKActions", "AlarmActions", "InsufficientDataActions"];
    private readonly Dictionary<string, IReadOnlyList<string>> _actions;
    private readonly string? _description;
    private readonly DateTimeOffset _configured;
    private string _reason = "Unchecked: Initial alarm creation";
    private string? _reasonData;
    private DateTimeOffset _stateUpdated;
    private DateTimeOffset _transitioned;

    /// <param name="context">The sandbox.</param>
    /// <param name="input">What it is made from.</param>
    /// <param name="earlier">The alarm of the same name that it replaces: an update keeps the state.</param>
    protected Alarm(SandboxContext context, JsonObject input, Alarm? earlier)
    {
        Name = input.Text("AlarmName") is { Length: > 0 and <= 255 } name ? name : throw CloudWatchErrors.Required("AlarmName");
        Arn = context.Arn("cloudwatch", $"alarm:{Name}");
        _description = input.Text("AlarmDescription");
        ActionsEnabled = input.Flag("ActionsEnabled") ?? true;
        _actions = ActionLists.ToDictionary(static list => list, list => Actions(input, list));
        Tags = input.Structures("Tags") is { Count: > 0 } tags
            ? tags.ToDictionary(static tag => tag.Text("Key") ?? throw CloudWatchErrors.Required("Tags.Key"), static tag => tag.Text("Value") ?? "")
            : earlier?.Tags ?? [];
        _configured = _stateUpdated = _transitioned = context.Now;
        if (earlier is null)
            return;
        (State, _reason, _reasonData) = (earlier.State, earlier._reason, earlier._reasonData);
        (_stateUpdated, _transitioned) = (earlier._stateUpdated, earlier._transitioned);
    }

    public string Name { get; }

    public string Arn { get; }

    public bool ActionsEnabled { get; set; }

    public Dictionary<string, string> Tags { get; }

    /// <summary>One of <see cref="AlarmState"/>.</summary>
    public string State { get; private set; } = AlarmState.InsufficientData;

    /// <summary>Enters a state, or stays in it for a new reason.</summary>
    /// <returns>Whether the state is another one now.</returns>
    public bool Enter(string state, string reason, string? reasonData, DateTimeOffset now)
    {
        var changed = state != State;
        if (!changed && reason == _reason)
            return false;
        (State, _reason, _reasonData, _stateUpdated) = (state, reason, reasonData, now);
        if (changed)
            _transitioned = now;
        return changed;
    }

    /// <summary>What is to be done on entering the present state; nothing while actions are off.</summary>
    public IReadOnlyList<string> ActionsNow => !ActionsEnabled ? [] : _actions[State switch
    {
        AlarmState.Ok => "OKActions",
        AlarmState.Alarm => "AlarmActions",
        _ => "InsufficientDataActions",
    }];

    public bool HasAction(string prefix) => _actions.Values.Any(list => list.Any(action => action.StartsWith(prefix, StringComparison.Ordinal)));

    /// <summary>The alarm as DescribeAlarms shows it.</summary>
    public JsonObject Describe()
    {
        var description = new JsonObject
        {
            ["AlarmName"] = Name,
            ["AlarmArn"] = Arn,
            ["AlarmDescription"] = _description,
            ["AlarmConfigurationUpdatedTimestamp"] = Epoch(_configured),
            [nameof(ActionsEnabled)] = ActionsEnabled,
            ["StateValue"] = State,
            ["StateReason"] = _reason,
            ["StateReasonData"] = _reasonData,
            ["StateUpdatedTimestamp"] = Epoch(_stateUpdated),
            ["StateTransitionedTimestamp"] = Epoch(_transitioned),
        };
        foreach (var (list, actions) in _actions)
            description[list] = new JsonArray([.. actions]);
        Describe(description);
        foreach (var absent in description.Where(static member => member.Value is null).Select(static member => member.Key).ToList())
            description.Remove(absent);
        return description;
    }

    /// <summary>Adds what this kind of alarm has beside.</summary>
    protected abstract void Describe(JsonObject description);

    private static double Epoch(DateTimeOffset at) => at.ToUnixTimeMilliseconds() / 1000.0;

    private static IReadOnlyList<string> Actions(JsonObject input, string list)
    {
        var actions = input.Texts(list) ?? [];
        return actions.Count <= MostActions ? actions : throw CloudWatchErrors.Validation($"The collection {list} must not have a size greater than {MostActions}.");
    }
}
