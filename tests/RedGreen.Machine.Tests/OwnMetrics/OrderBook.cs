using System.Text.Json.Nodes;

namespace RedGreen.Machine.Tests.OwnMetrics;

/// <summary>
/// A shop that publishes what it measures itself: at the end of each minute, for each ECS service that has a share of the
/// listener's weights, how many orders its tasks took and how many failed.
/// </summary>
internal sealed class OrderBook : IDisposable
{
    public const string Tag = "Shop/OrdersFailed:of=Orders";

    private const int OrdersPerMinute = 600;

    private readonly Rehearsal _rehearsal;
    private readonly Dictionary<string, double> _owed = [];
    private readonly ITimer _minutes;

    public OrderBook(Rehearsal rehearsal)
    {
        _rehearsal = rehearsal;
        var time = rehearsal.Sandbox.Time;
        var now = time.GetUtcNow();
        var toNextMinute = TimeSpan.FromTicks(TimeSpan.TicksPerMinute - (now.Ticks % TimeSpan.TicksPerMinute));
        _minutes = time.CreateTimer(_ => Publish(time.GetUtcNow().AddMinutes(-1)), null, toNextMinute, TimeSpan.FromMinutes(1));
    }

    /// <summary>The share of Green's orders that fail; of Red's it is 0.5%.</summary>
    public double GreenFails { get; init; } = 0.005;

    /// <summary>Whether Green's tasks publish anything.</summary>
    public bool GreenPublishes { get; set; } = true;

    public void Dispose() => _minutes.Dispose();

    private void Publish(DateTimeOffset minute)
    {
        var share = GreenShare();
        Put("shop", minute, (int)Math.Round(OrdersPerMinute * (1 - share)), 0.005);
        if (GreenPublishes && GreenService() is { } green)
            Put(green, minute, (int)Math.Round(OrdersPerMinute * share), GreenFails);
    }

    private void Put(string service, DateTimeOffset minute, int orders, double fails)
    {
        if (orders == 0)
            return;
        // Exactly this share in the long run: a failure that is due in part is owed to the next minute.
        var due = _owed.GetValueOrDefault(service) + (orders * fails);
        var failed = Math.Floor(due);
        _owed[service] = due - failed;
        JsonObject Datum(string name, double value) => new()
        {
            ["MetricName"] = name,
            ["Dimensions"] = new JsonArray(new JsonObject { ["Name"] = "ServiceName", ["Value"] = service }),
            ["Timestamp"] = minute.ToUnixTimeSeconds(),
            ["Value"] = value,
        };
        // As programs do: attempts always, failures when there are some.
        var data = new JsonArray(Datum("Orders", orders));
        if (failed > 0)
            data.Add(Datum("OrdersFailed", failed));
        _rehearsal.Sandbox.Call("monitoring", "PutMetricData", new JsonObject { ["Namespace"] = "Shop", ["MetricData"] = data });
    }

    private string? GreenService() => _rehearsal.Sandbox.Call("ecs", "ListServices", new JsonObject { ["cluster"] = "demo" })["serviceArns"]!.AsArray()
        .Select(arn => ((string)arn!).Split('/')[^1]).SingleOrDefault(name => name.StartsWith("shop-green-", StringComparison.Ordinal));

    private double GreenShare()
    {
        var actions = _rehearsal.Listeners().SelectMany(listener => _rehearsal.Elb("DescribeListeners", new JsonObject { ["ListenerArns"] = new JsonArray(listener) })["Listeners"]!.AsArray())
            .SelectMany(listener => listener!["DefaultActions"]!.AsArray());
        var groups = actions.SelectMany(action => action!["ForwardConfig"]?["TargetGroups"]?.AsArray() ?? []).Select(group => (Arn: (string)group!["TargetGroupArn"]!, Weight: (int)group["Weight"]!)).ToList();
        var all = groups.Sum(group => group.Weight);
        return all == 0 ? 0 : (double)groups.Where(group => !group.Arn.Contains(":targetgroup/shop/", StringComparison.Ordinal)).Sum(group => group.Weight) / all;
    }
}
