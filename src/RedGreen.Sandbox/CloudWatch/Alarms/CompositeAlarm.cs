using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>An alarm on other alarms.</summary>
internal sealed class CompositeAlarm : Alarm
{
    private readonly AlarmRule _rule;

    public CompositeAlarm(SandboxContext context, JsonObject input, CompositeAlarm? earlier)
        : base(context, input, earlier)
    {
        if (input["ActionsSuppressor"] is not null)
            throw CloudWatchErrors.NotInSandbox("The parameter ActionsSuppressor");
        _rule = AlarmRule.Parse(input.Text("AlarmRule") ?? throw CloudWatchErrors.Required("AlarmRule"));
    }

    /// <summary>The names of the alarms its rule looks at.</summary>
    public IReadOnlyCollection<string> Children => _rule.Alarms;

    /// <summary>Works the rule out.</summary>
    /// <param name="stateOf">An alarm's state; null for one that is gone.</param>
    /// <param name="arnOf">An alarm's ARN, for the reason.</param>
    /// <param name="changed">The alarm whose change made the rule be worked out; null for none.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether the state is another one now.</returns>
    public bool Evaluate(Func<string, string?> stateOf, Func<string, string> arnOf, string? changed, DateTimeOffset now)
    {
        var state = _rule.Holds(stateOf) ? AlarmState.Alarm : AlarmState.Ok;
        if (state == State)
            return false;
        var reason = changed is null
            ? $"{Arn} was created or changed and its alarm rule evaluates to {state}"
            : $"{arnOf(changed)} transitioned to {stateOf(changed)} at {now:dddd dd MMMM, yyyy HH:mm:ss} UTC";
        return Enter(state, reason, null, now);
    }

    protected override void Describe(JsonObject description) => description["AlarmRule"] = _rule.Text;
}
