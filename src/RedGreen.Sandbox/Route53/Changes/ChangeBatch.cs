using RedGreen.Sandbox.Route53.HostedZones;
using RedGreen.Sandbox.Route53.Records;

namespace RedGreen.Sandbox.Route53.Changes;

/// <summary>Carries out all changes of a batch or none. What is wrong is said for all of them at once, in AWS's words.</summary>
internal sealed class ChangeBatch(HostedZone zone, ZoneDirectory zones, IAliasTargets aliasTargets)
{
    private readonly SortedDictionary<RecordKey, RecordSet> _records = new(zone.Records.ToDictionary(record => record.Key));
    private readonly Dictionary<RecordKey, string> _actions = [];
    private readonly List<string> _problems = [];

    /// <summary>The zone's records with the changes.</summary>
    /// <exception cref="Wire.AwsError">InvalidChangeBatch; nothing was changed.</exception>
    public IReadOnlyList<RecordSet> Apply(IReadOnlyList<(string Action, RecordSet Record)> changes)
    {
        foreach (var (action, record) in changes)
            Apply(action, record);
        foreach (var record in changes.Where(change => change.Action != "DELETE").Select(change => change.Record))
            _problems.AddRange(new RecordRules(zone, zones, aliasTargets, _records.Values).Broken(record));
        if (!_records.ContainsKey(new(zone.Name, "SOA", null)))
            _problems.Add("A HostedZone must contain exactly one SOA record.");
        if (!_records.ContainsKey(new(zone.Name, "NS", null)))
            _problems.Add("A HostedZone must contain at least one NS record for the zone itself.");
        return _problems.Count == 0 ? [.. _records.Values] : throw Route53Errors.InvalidChangeBatch(_problems.Distinct());
    }

    private void Apply(string action, RecordSet record)
    {
        var key = record.Key;
        // A record can be replaced in one batch, deleted first and created then; nothing else can happen to it twice.
        if (_actions.TryGetValue(key, out var before) && (before, action) != ("DELETE", "CREATE"))
            _problems.Add($"The request contains an invalid set of changes for a resource record set '{key.Type} {key.Name}'");
        _actions[key] = action;

        var exists = _records.TryGetValue(key, out var current);
        if (action == "CREATE" && exists)
            _problems.Add($"Tried to create resource record set {key} but it already exists");
        else if (action == "DELETE" && !exists)
            _problems.Add($"Tried to delete resource record set {key} but it was not found");
        else if (action == "DELETE" && !record.HasSameContent(current!))
            _problems.Add($"Tried to delete resource record set {key} but the values provided do not match the current values");
        else if (action == "DELETE")
            _records.Remove(key);
        else
            _records[key] = record;
    }
}
