using System.Text.Json.Nodes;
using RedGreen.Sandbox.Route53.HostedZones;
using RedGreen.Sandbox.Route53.Records;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Route53.Changes;

/// <summary>The operations that change records, and tell what became of it.</summary>
internal sealed class ChangeOperations(
    SandboxContext context, ZoneDirectory zones, ChangeLog changes, IAliasTargets aliasTargets, Route53Timings timings)
{
    private const int MostChanges = 1000;

    public JsonObject Change(JsonObject input)
    {
        var zone = zones.Get(input.Text("HostedZoneId") ?? throw Route53Errors.Missing("HostedZoneId"));
        var batch = input.Structure("ChangeBatch") ?? throw Route53Errors.Missing("ChangeBatch");
        var given = batch.Structures("Changes") is { Count: > 0 } list ? list : throw Route53Errors.Missing("Changes");
        if (given.Count > MostChanges)
            throw Route53Errors.InvalidChangeBatch([$"The number of changes in the request, {given.Count}, exceeds the limit of {MostChanges}"]);
        var read = given.Select(Read).ToList();
        if (context.Now < zone.BusyUntil)
            throw Route53Errors.PriorRequestNotComplete();

        zone.Records = new ChangeBatch(zone, zones, aliasTargets).Apply(read);
        zone.BusyUntil = context.Now + timings.Processing;
        return new() { ["ChangeInfo"] = changes.Written(zone, batch.Text("Comment")) };
    }

    public JsonObject Get(JsonObject input) => new() { ["ChangeInfo"] = changes.Get(input.Text("Id") ?? throw Route53Errors.Missing("Id")) };

    private static (string Action, RecordSet Record) Read(JsonObject change)
    {
        var action = change.Text("Action");
        return action is "CREATE" or "DELETE" or "UPSERT"
            ? (action, RecordReader.Read(action, change.Structure("ResourceRecordSet") ?? throw Route53Errors.Missing("ResourceRecordSet")))
            : throw Route53Errors.InvalidInput($"Action is '{action}'; it must be one of CREATE, DELETE, UPSERT.");
    }
}
