using System.Text.Json.Nodes;
using RedGreen.Sandbox;

namespace RedGreen.Machine.Tests;

/// <summary>A service behind a network load balancer that tells CloudWatch itself how its orders went.</summary>
public class OwnMetricTests
{
    [Fact]
    public async Task A_Green_whose_orders_fail_is_brought_back_by_the_services_own_counts()
    {
        await using var rehearsal = Begin(Versions.Alike.GreenFails(0.05));
        var run = Deploy(rehearsal);
        run.Ending.ShouldBe("RolledBack");
        run.Result.Cause.ShouldNotBeNull().ShouldContain("OrdersFailed");
        run.Result.Cause.ShouldContain("E = ");
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
        rehearsal.GreenLeft().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_Green_whose_orders_fail_as_seldom_as_Reds_is_promoted()
    {
        await using var rehearsal = Begin(Versions.Alike);
        var run = Deploy(rehearsal);
        run.Ending.ShouldBe("Promoted", run.Result.Cause);
        run.Result.Cause.ShouldBeNull();
    }

    [Fact]
    public async Task A_metric_that_Red_does_not_publish_is_named_in_the_plan()
    {
        await using var rehearsal = Begin(Versions.Alike);
        var run = rehearsal.Start(Versions.OfGreen, """{"metrics":"Shop/OrdersLost:of=Baskets"}""").Until("EvaluateHealth", 2);
        string.Join('\n', run.LastLook["timeline"]!.AsArray().Select(entry => (string)entry!["what"]!)).ShouldContain("metric Shop Baskets of the service has had no value in its last hour");
    }

    private static Rehearsal Begin(Versions versions) => new(
        new() { ["redgreen:steps"] = "10@5m 50@5m 100@5m", ["redgreen:metrics"] = "Shop/OrdersFailed:of=Orders" }, router: SandboxRouter.Nlb, image: Versions.OfRed, versions: versions, hasLimit: false);

    private static Run Deploy(Rehearsal rehearsal)
    {
        Run? run = null;
        var seen = new Dictionary<string, (long Orders, long Failed)>();
        using var minutes = rehearsal.Sandbox.Time.CreateTimer(_ => Publish(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        rehearsal.ServeAnHour();
        run = rehearsal.Start(Versions.OfGreen);
        return run.Finish();

        void Publish()
        {
            PublishFor(Versions.OfRed, "shop");
            if (run is not null)
                PublishFor(Versions.OfGreen, run.GreenService);
        }

        // As programs do: nothing is published where nothing happened.
        void PublishFor(string image, string service)
        {
            var totals = rehearsal.Sandbox.DataPlane.Totals;
            var (now, before) = ((Orders: totals.Requests(image: image), Failed: totals.Failed(image: image)), seen.GetValueOrDefault(image));
            seen[image] = now;
            Put("Orders", service, now.Orders - before.Orders);
            Put("OrdersFailed", service, now.Failed - before.Failed);
        }

        void Put(string metric, string service, long count)
        {
            if (count > 0)
                rehearsal.Sandbox.Call("monitoring", "PutMetricData", new JsonObject
                {
                    ["Namespace"] = "Shop",
                    ["MetricData"] = new JsonArray(new JsonObject
                    {
                        ["MetricName"] = metric,
                        ["Dimensions"] = new JsonArray(new JsonObject { ["Name"] = "ServiceName", ["Value"] = service }),
                        ["Value"] = count,
                        ["Unit"] = "Count",
                    }),
                });
        }
    }
}
