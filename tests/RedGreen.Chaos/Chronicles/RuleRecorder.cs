using System.Text.Json.Nodes;
using RedGreen.Sandbox.LoadBalancing.Actions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Chronicles;

/// <summary>Writes down what becomes of rules and target groups.</summary>
internal sealed class RuleRecorder(Notes notes) : IRecorder
{
    /// <summary>A rule's actions as the split of its requests.</summary>
    public static Split SplitOf(IReadOnlyList<ListenerAction> actions) =>
        actions is [.., { Forward: { } forward }] ? new([.. forward.Groups.Select(group => new GroupWeight(group.Group.Arn, group.Weight))]) : Split.None;

    /// <summary>A rule's actions as text.</summary>
    public static string TextOf(IReadOnlyList<ListenerAction> actions) => string.Join(", ", actions.Select(action => action.ToJson().ToJsonString()));

    public JsonObject Record(AwsCall call, Author by, Func<AwsCall, JsonObject> next)
    {
        var resources = notes.Sandbox.Services.LoadBalancing.Resources;
        Dictionary<string, IReadOnlyList<ListenerAction>> rules = resources.Rules.ToDictionary(rule => rule.Key, rule => rule.Value.Actions);
        HashSet<string> groups = [.. resources.TargetGroups.Keys];
        return call.Then(next, error =>
        {
            var before = notes.Writes.Count;
            foreach (var rule in rules.Keys.Union(resources.Rules.Keys))
                Compare(rule, rules.GetValueOrDefault(rule), resources.Rules.GetValueOrDefault(rule)?.Actions);
            foreach (var group in resources.TargetGroups.Keys.Except(groups).Concat(groups.Except(resources.TargetGroups.Keys)))
                notes.Add(new GroupWrite(notes.Now, by, call.Operation, group));
            if (notes.Writes.Count == before && error is null)
                notes.Add(call.Input.Text("TargetGroupArn") is { } named
                    ? new GroupWrite(notes.Now, by, call.Operation, named)
                    : new OtherWrite(notes.Now, by, call.Operation, call.Input.ToJsonString()));
        });

        void Compare(string rule, IReadOnlyList<ListenerAction>? was, IReadOnlyList<ListenerAction>? isNow)
        {
            // A write replaces the list, whatever it holds.
            if (ReferenceEquals(was, isNow))
                return;
            var (from, to) = (SplitOf(was ?? []), SplitOf(isNow ?? []));
            notes.Add(new RuleWrite(notes.Now, by, call.Operation, rule, from, to, [.. from.Groups.Concat(to.Groups).Select(group => group.Group).Distinct().Select(group => notes.Targets.Of(group, call))])
            {
                Actions = by.IsOurs ? null : TextOf(isNow ?? []),
            });
        }
    }
}
