using RedGreen.Sandbox.Events.Rules;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;

namespace RedGreen.Sandbox.Events.Schedules;

/// <summary>
/// Fires the rules that have a schedule. One timer per rule, for its next time only: a run in virtual time ends when
/// what it waits for has ended, and a schedule is nothing that anybody waits for.
/// </summary>
internal sealed class ScheduleClock(SandboxContext context, RuleBook rules, RuleInvocation invocation, Dice dice) : IDisposable
{
    private readonly Dictionary<string, (DateTimeOffset Due, IDisposable Timer)> _armed = [];

    /// <summary>A rule was made, changed or deleted.</summary>
    public void Changed(string name)
    {
        Disarm(name);
        if (rules.Find(name) is { IsEnabled: true, Schedule: { } schedule } && schedule.Next(context.Now) is { } due)
            Arm(name, due);
    }

    /// <summary>Fires nothing any more.</summary>
    public void Dispose()
    {
        lock (context.Gate)
            foreach (var name in _armed.Keys.ToList())
                Disarm(name);
    }

    private void Arm(string name, DateTimeOffset due) => _armed[name] = (due, context.After(due - context.Now, () => Ring(name)));

    private void Disarm(string name)
    {
        if (_armed.Remove(name, out var entry))
            entry.Timer.Dispose();
    }

    private void Ring(string name)
    {
        // Called off while it waited for the Gate.
        if (!_armed.TryGetValue(name, out var entry) || rules.Find(name) is not { Schedule: { } schedule } rule)
            return;
        // No timer of the system is longer than 49 days.
        if (context.Now < entry.Due)
        {
            Arm(name, entry.Due);
            return;
        }

        Disarm(name);
        invocation.Invoke(rule, BusEvent.Of(context, dice.Uuid().ToString("D"), new("aws.events", "Scheduled Event", JsonMap.Empty) { Resources = [rule.Arn] }));
        if (Next(schedule, entry.Due) is { } next)
            Arm(name, next);
    }

    // Counted from when it was due, so that it does not drift; what was missed meanwhile is not made up for.
    private DateTimeOffset? Next(ScheduleExpression schedule, DateTimeOffset due)
    {
        var next = schedule.Next(due);
        return next <= context.Now ? schedule.Next(context.Now) : next;
    }
}
