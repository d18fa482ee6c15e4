using System.Text.Json.Nodes;
using RedGreen.Sandbox.AutoScaling.Targets;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.AutoScaling.Schedules;

/// <summary>PutScheduledAction, DescribeScheduledActions, DeleteScheduledAction.</summary>
internal sealed class ScheduledActionOperations(SandboxContext context, TargetBook targets, ScheduledActionClock clock)
{
    private const int MostNames = 50;

    /// <summary>Makes an action or changes one. What a change does not mention stays, but for the start and end times, which go.</summary>
    public JsonObject Put(JsonObject input)
    {
        var name = input.RequiredName("ScheduledActionName");
        var target = targets.Of(input);
        var earlier = target.ScheduledActions.GetValueOrDefault(name);
        var action = Read(target, name, earlier, input);
        if (earlier is not null)
            clock.Stop(earlier);
        target.ScheduledActions[name] = action;
        clock.Start(action);
        return [];
    }

    public JsonObject Describe(JsonObject input)
    {
        var names = input.Texts("ScheduledActionNames");
        if (names is { Count: > MostNames })
            throw AutoScalingErrors.Validation($"ScheduledActionNames can have at most {MostNames} items; the request has {names.Count}.");
        var selected = targets.Selected(input, input.Text("ResourceId") is { } id ? [id] : null).SelectMany(target => target.ScheduledActions.Values);
        return Page.Of(input, "ScheduledActions", selected
            .Where(action => names is not { Count: > 0 } || names.Contains(action.Name))
            .Select(action => (action.Arn, action.Describe())));
    }

    public JsonObject Delete(JsonObject input)
    {
        var name = input.Required("ScheduledActionName");
        var target = targets.Of(input);
        Remove(target.ScheduledActions.GetValueOrDefault(name)
            ?? throw AutoScalingErrors.NotFound($"No scheduled action found for service namespace: {ScalableResource.Namespace}, resource ID: {target.Resource.Id}, scheduled action name: {name}"));
        return [];
    }

    /// <summary>Takes an action away.</summary>
    public void Remove(ScheduledAction action)
    {
        clock.Stop(action);
        action.Target.ScheduledActions.Remove(action.Name);
    }

    private ScheduledAction Read(ScalableTarget target, string name, ScheduledAction? earlier, JsonObject input)
    {
        var expression = input.Text("Schedule") ?? earlier?.Expression ?? throw AutoScalingErrors.Required("schedule");
        var zone = input.Text("Timezone") ?? earlier?.TimeZone;
        var (start, end) = (input.Timestamp("StartTime"), input.Timestamp("EndTime"));
        if (end <= start)
            throw AutoScalingErrors.Validation("EndTime must be later than StartTime.");
        var (least, most) = Range(input.Structure("ScalableTargetAction"), earlier);
        var action = new ScheduledAction
        {
            Target = target,
            Name = name,
            Arn = earlier?.Arn ?? context.Arn("autoscaling", $"scheduledAction:{context.Uuid()}:resource/{ScalableResource.Namespace}/{target.Resource.Id}:scheduledActionName/{name}"),
            CreatedAt = earlier?.CreatedAt ?? context.Now,
            Expression = expression,
            TimeZone = zone,
            Schedule = Schedule.Parse(expression, Zone(zone)),
            StartTime = start,
            EndTime = end,
            MinCapacity = least,
            MaxCapacity = most,
        };
        return action.Next(context.Now) is null
            ? throw AutoScalingErrors.Validation($"The schedule {expression} has no time left between now, the start time and the end time.")
            : action;
    }

    private static (int? Least, int? Most) Range(JsonObject? given, ScheduledAction? earlier)
    {
        if (given is null)
            return earlier is null ? throw AutoScalingErrors.Required("scalableTargetAction") : (earlier.MinCapacity, earlier.MaxCapacity);
        var (least, most) = (given.Amount("MinCapacity"), given.Amount("MaxCapacity"));
        if (least is null && most is null)
            throw AutoScalingErrors.Validation("ScalableTargetAction must have a MinCapacity, a MaxCapacity or both.");
        if (least is not null && most is not null)
            TargetOperations.CheckRange(least.Value, most.Value);
        return (least, most);
    }

    private static TimeZoneInfo Zone(string? name) =>
        name is null ? TimeZoneInfo.Utc
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone
        : throw AutoScalingErrors.Validation($"Timezone {name} is not known: it is a canonical name of the IANA time zone database, such as Europe/Dublin.");
}
