using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Chronicles;

/// <summary>
/// Writes down what becomes of weighted records. They count as in force from the write on: what servers and clients still
/// remember afterwards is what the settle time is for.
/// </summary>
internal sealed class RecordRecorder(Notes notes, List<Routed> routings) : IRecorder
{
    public JsonObject Record(AwsCall call, Author by, Func<AwsCall, JsonObject> next)
    {
        var before = Records.All(notes.Sandbox);
        return call.Then(next, _ =>
        {
            foreach (var name in Records.All(notes.Sandbox))
            {
                var was = before.Find(each => each.Rule == name.Rule);
                if (was?.Actions == name.Actions)
                    continue;
                var from = was?.Split ?? Split.None;
                notes.Add(new RuleWrite(notes.Now, by, call.Operation, name.Rule, from, name.Split, [.. from.Groups.Concat(name.Split.Groups).Select(group => group.Group).Distinct().Select(group => notes.Targets.Of(group, call))])
                {
                    Actions = by.IsOurs ? null : name.Actions,
                });
                routings.Add(new(notes.Now, name.Rule, name.Split));
            }
        });
    }
}
