using System.Text.Json.Nodes;
using RedGreen.Sandbox.Events.Targets;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Events.Rules;

/// <summary>The operations on rules' targets.</summary>
internal sealed class TargetOperations(RuleBook rules, EventTargets targets)
{
    private const int MostTargets = 5;

    /// <summary>PutTargets: adds targets, or replaces those of the same ids; all of them or none.</summary>
    public JsonObject Put(JsonObject input)
    {
        var rule = Named(input);
        var given = input.Structures("Targets") is { Count: > 0 } list ? list : throw EventErrors.Missing("Targets");
        var kept = rule.Targets;
        foreach (var target in given.Select(each => RuleTarget.Read(each, targets)))
            kept = kept.SetItem(target.Id, target);
        if (kept.Count > MostTargets)
            throw new AwsError("LimitExceededException", $"The requested resource exceeds the maximum number allowed: {MostTargets} targets of a rule.");
        rules.Put(rule with { Targets = kept });
        return NoneFailed();
    }

    /// <summary>RemoveTargets. Ids that are not there are removed already.</summary>
    public JsonObject Remove(JsonObject input)
    {
        var rule = Named(input);
        rules.Put(rule with { Targets = rule.Targets.RemoveRange(input.Texts("Ids") ?? throw EventErrors.Missing("Ids")) });
        return NoneFailed();
    }

    /// <summary>ListTargetsByRule.</summary>
    public JsonObject List(JsonObject input) =>
        Page.Of(input, "Targets", [.. Named(input).Targets.Values.Select(target => target.Given.DeepClone().AsObject())]);

    private Rule Named(JsonObject input)
    {
        BusNames.Check(input.Text("EventBusName"));
        return rules.Get(input.Text("Rule"));
    }

    private static JsonObject NoneFailed() => new() { ["FailedEntryCount"] = 0, ["FailedEntries"] = new JsonArray() };
}
