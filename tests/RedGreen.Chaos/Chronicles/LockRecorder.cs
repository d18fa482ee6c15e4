using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.DynamoDb.Tables;
using RedGreen.Sandbox.DynamoDb.Values;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Chronicles;

/// <summary>Writes down who owns which service.</summary>
internal sealed class LockRecorder(Notes notes) : IRecorder
{
    private const string Cluster = "cluster";
    private const string Service = "service";

    /// <summary>Every item of every table with the lock table's key.</summary>
    public Dictionary<(string Cluster, string Service), Item> Items()
    {
        var items = new Dictionary<(string, string), Item>();
        foreach (var table in notes.Sandbox.Services.Database.Tables.All.Where(IsLocks))
            foreach (var item in table.Items)
                items.Add((Text(item, Cluster)!, Text(item, Service)!), item);
        return items;
    }

    /// <summary>An item in the words of the contract.</summary>
    public static LockItem Read(Item item) => new(Text(item, "owner") ?? "", Text(item, "id"), Text(item, "phase"), Since(item));

    public JsonObject Record(AwsCall call, Author by, Func<AwsCall, JsonObject> next)
    {
        var before = Items();
        return call.Then(next, error =>
        {
            var after = Items();
            var changed = 0;
            foreach (var key in before.Keys.Union(after.Keys))
            {
                var (was, isNow) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
                // Items never change: a write puts another one.
                if (ReferenceEquals(was, isNow))
                    continue;
                changed++;
                notes.Add(new LockWrite(notes.Now, by, call.Operation, key.Cluster, key.Service, was is null ? null : Read(was), isNow is null ? null : Read(isNow)));
            }

            if (changed == 0 && error is not null && by.IsOurs)
                notes.Add(new LockRefusal(notes.Now, by, call.Operation, error));
        });
    }

    private static bool IsLocks(Table table) => table.Key.Hash.Name == Cluster && table.Key.Range?.Name == Service;

    private static string? Text(Item item, string name) => (item[name] as AttributeValue.S)?.Text;

    private static DateTimeOffset? Since(Item item) =>
        DateTimeOffset.TryParse(Text(item, "since"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) ? since : null;
}
