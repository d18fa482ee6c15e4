using RedGreen.Sandbox.Events.Rules;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;

namespace RedGreen.Sandbox.Events;

/// <summary>The account's default event bus: every event goes to the targets of all rules whose pattern it fits.</summary>
internal sealed class EventBus(SandboxContext context, RuleBook rules, RuleInvocation invocation, Dice dice)
{
    /// <summary>The only bus there is.</summary>
    public const string Name = "default";

    /// <summary>Takes an event; only while <see cref="SandboxContext.Gate"/> is held.</summary>
    /// <returns>Its id.</returns>
    public string Take(EventContent content)
    {
        var taken = BusEvent.Of(context, dice.Uuid().ToString("D"), content);
        foreach (var rule in rules.All.Where(rule => rule.IsEnabled && rule.Pattern?.Matches(taken.Body) == true))
            invocation.Invoke(rule, taken);
        return taken.Id;
    }
}
