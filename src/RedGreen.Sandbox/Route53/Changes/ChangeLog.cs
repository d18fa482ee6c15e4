using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Route53.HostedZones;

namespace RedGreen.Sandbox.Route53.Changes;

/// <summary>What was written to zones, and whether DNS knows it yet.</summary>
internal sealed class ChangeLog(SandboxContext context, Route53Timings timings)
{
    private readonly Dictionary<string, Change> _changes = [];

    /// <summary>The zone's records were written: DNS learns of them after the propagation.</summary>
    /// <returns>The change, as AWS answers it.</returns>
    public JsonObject Written(HostedZone zone, string? comment)
    {
        var change = new Change(ResourceId.New(context, 'C'), context.Now, comment);
        _changes.Add(change.Id, change);
        var (records, write) = (zone.Records, ++zone.Writes);
        if (timings.Propagation == TimeSpan.Zero)
            Arrive();
        else
            context.After(timings.Propagation, Arrive);
        return change.ToJson();

        void Arrive()
        {
            change.IsInSync = true;
            // Timers that are due together fire on any threads: an earlier write must not overtake a later one.
            if (write > zone.WriteInForce)
                (zone.WriteInForce, zone.InForce) = (write, records);
        }
    }

    /// <exception cref="Wire.AwsError">There is no such change.</exception>
    public JsonObject Get(string id) =>
        _changes.GetValueOrDefault(ResourceId.Of(id, "/change/"))?.ToJson() ?? throw Route53Errors.NoSuchChange(ResourceId.Of(id, "/change/"));

    private sealed class Change(string id, DateTimeOffset submittedAt, string? comment)
    {
        public string Id { get; } = id;

        public bool IsInSync { get; set; }

        public JsonObject ToJson()
        {
            var output = new JsonObject
            {
                ["Id"] = $"/change/{Id}",
                ["Status"] = IsInSync ? "INSYNC" : "PENDING",
                ["SubmittedAt"] = submittedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            };
            if (comment is not null)
                output["Comment"] = comment;
            return output;
        }
    }
}
