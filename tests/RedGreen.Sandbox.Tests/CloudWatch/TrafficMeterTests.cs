using RedGreen.Sandbox.CloudWatch;
using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.Tests.CloudWatch;

public class TrafficMeterTests
{
    private readonly Monitoring _monitoring = new();

    [Fact]
    public void A_minute_is_visible_one_publication_lag_after_its_end()
    {
        _monitoring.Serve(Monitoring.Red, count: 30);
        _monitoring.Time.Advance(TimeSpan.FromSeconds(119));
        _monitoring.Read("RequestCount", group: Monitoring.Red).ShouldBe("");
        _monitoring.Time.Advance(TimeSpan.FromSeconds(1));
        _monitoring.Read("RequestCount", group: Monitoring.Red).ShouldBe("0: 30");
    }

    [Fact]
    public void The_publication_lag_can_be_longer()
    {
        var late = new Monitoring(new CloudWatchTimings { PublicationLag = TimeSpan.FromMinutes(3) });
        late.Serve(Monitoring.Red);
        late.Time.Advance(TimeSpan.FromSeconds(239));
        late.Read("RequestCount", group: Monitoring.Red).ShouldBe("");
        late.Time.Advance(TimeSpan.FromSeconds(1));
        late.Read("RequestCount", group: Monitoring.Red).ShouldBe("0: 1");
    }

    [Fact]
    public void What_targets_answer_counts_for_their_group_and_for_the_load_balancer()
    {
        _monitoring.Serve(Monitoring.Red, 200, count: 90);
        _monitoring.Serve(Monitoring.Red, 302, count: 3);
        _monitoring.Serve(Monitoring.Red, 404, count: 2);
        _monitoring.Serve(Monitoring.Green, 200, count: 9);
        _monitoring.Serve(Monitoring.Green, 500, count: 1);
        Pass(minutes: 2);

        _monitoring.Read("RequestCount", group: Monitoring.Red).ShouldBe("0: 95");
        _monitoring.Read("HTTPCode_Target_2XX_Count", group: Monitoring.Red).ShouldBe("0: 90");
        _monitoring.Read("HTTPCode_Target_3XX_Count", group: Monitoring.Red).ShouldBe("0: 3");
        _monitoring.Read("HTTPCode_Target_4XX_Count", group: Monitoring.Red).ShouldBe("0: 2");
        _monitoring.Read("HTTPCode_Target_5XX_Count", group: Monitoring.Green).ShouldBe("0: 1");
        _monitoring.Read("RequestCount").ShouldBe("0: 105");
        _monitoring.Read("HTTPCode_Target_2XX_Count").ShouldBe("0: 99");
        _monitoring.Read("HTTPCode_Target_5XX_Count").ShouldBe("0: 1");
    }

    [Fact]
    public void Requests_per_target_are_those_of_the_group_divided_by_its_healthy_targets()
    {
        _monitoring.Meter.Observe(Monitoring.LoadBalancer, Monitoring.Red, healthy: 4);
        _monitoring.Meter.Observe(Monitoring.LoadBalancer, Monitoring.Green, healthy: 0);
        _monitoring.Serve(Monitoring.Red, count: 90);
        _monitoring.Serve(Monitoring.Green, count: 7);
        Pass(minutes: 2);

        _monitoring.Read("RequestCountPerTarget", group: Monitoring.Red).ShouldBe("0: 22.5");
        _monitoring.Read("RequestCountPerTarget", group: Monitoring.Green).ShouldBe("0: 7");
        _monitoring.Read("RequestCountPerTarget").ShouldBe("");
        _monitoring.Call("ListMetrics", """{ "MetricName": "RequestCountPerTarget" }""")["Metrics"]!.AsArray().Count.ShouldBe(4);
    }

    [Fact]
    public void Without_requests_the_targets_got_none_and_without_targets_there_is_no_number()
    {
        _monitoring.Meter.Observe(Monitoring.LoadBalancer, Monitoring.Red, healthy: 2);
        _monitoring.Serve(Monitoring.Green, count: 7);
        Pass(minutes: 2);

        _monitoring.Read("RequestCountPerTarget", group: Monitoring.Red).ShouldBe("0: 0");
        _monitoring.Read("RequestCountPerTarget", group: Monitoring.Green).ShouldBe("");
    }

    [Fact]
    public void What_the_load_balancer_answers_for_a_target_has_no_group_but_is_a_request_of_the_group()
    {
        _monitoring.Serve(Monitoring.Green, 502, count: 4, kind: ServedKind.Unanswered);
        _monitoring.Serve(Monitoring.Green, 504, count: 2, kind: ServedKind.Unanswered);
        _monitoring.Serve(Monitoring.Green, 503, count: 7, kind: ServedKind.LoadBalancer);
        Pass(minutes: 2);

        _monitoring.Read("RequestCount", group: Monitoring.Green).ShouldBe("0: 6");
        _monitoring.Read("HTTPCode_Target_5XX_Count", group: Monitoring.Green).ShouldBe("");
        _monitoring.Read("HTTPCode_ELB_5XX_Count", group: Monitoring.Green).ShouldBe("");
        _monitoring.Read("TargetResponseTime", group: Monitoring.Green).ShouldBe("");
        _monitoring.Read("RequestCount").ShouldBe("0: 6");
        _monitoring.Read("HTTPCode_ELB_5XX_Count").ShouldBe("0: 13");
        _monitoring.Read("HTTPCode_ELB_502_Count").ShouldBe("0: 4");
        _monitoring.Read("HTTPCode_ELB_503_Count").ShouldBe("0: 7");
        _monitoring.Read("HTTPCode_ELB_504_Count").ShouldBe("0: 2");
    }

    [Fact]
    public void Fixed_answers_are_no_requests_of_any_group()
    {
        _monitoring.Serve(null, 302, count: 5, kind: ServedKind.LoadBalancer);
        _monitoring.Serve(null, 404, count: 6, kind: ServedKind.LoadBalancer);
        Pass(minutes: 2);

        _monitoring.Read("RequestCount").ShouldBe("");
        _monitoring.Read("HTTPCode_ELB_3XX_Count").ShouldBe("0: 5");
        _monitoring.Read("HTTPCode_ELB_4XX_Count").ShouldBe("0: 6");
    }

    [Fact]
    public void No_requests_are_reported_as_0_while_targets_are_registered_and_errors_never_are()
    {
        Pass(minutes: 1);
        for (var minute = 1; minute <= 5; minute++)
        {
            PublishHosts(Monitoring.Green);
            if (minute == 3)
                _monitoring.Serve(Monitoring.Green, count: 8);
            Pass(minutes: 1);
        }

        Pass(minutes: 10);
        _monitoring.Read("RequestCount", group: Monitoring.Green).ShouldBe("1: 0, 2: 0, 3: 8, 4: 0, 5: 0");
        _monitoring.Read("RequestCount").ShouldBe("1: 0, 2: 0, 3: 8, 4: 0, 5: 0");
        _monitoring.Read("HealthyHostCount", "Average", Monitoring.Green).ShouldBe("1: 2, 2: 2, 3: 2, 4: 2, 5: 2");
        _monitoring.Read("HTTPCode_Target_2XX_Count", group: Monitoring.Green).ShouldBe("3: 8");
        _monitoring.Read("HTTPCode_Target_5XX_Count", group: Monitoring.Green).ShouldBe("");
        _monitoring.Read("RequestCount", group: Monitoring.Red).ShouldBe("");
    }

    [Fact]
    public void Each_minute_stays_what_it_was_however_often_it_is_read()
    {
        for (var minute = 0; minute < 5; minute++)
        {
            _monitoring.Serve(Monitoring.Red, count: minute + 1);
            Pass(minutes: 1);
            _monitoring.Read("RequestCount", group: Monitoring.Red);
        }

        Pass(minutes: 1);
        _monitoring.Read("RequestCount", group: Monitoring.Red).ShouldBe("0: 1, 1: 2, 2: 3, 3: 4, 4: 5");
    }

    [Fact]
    public void Requests_from_many_threads_are_all_counted_once()
    {
        Parallel.For(0, 8, thread =>
        {
            for (var request = 0; request < 5_000; request++)
                _monitoring.Serve(request % 2 == 0 ? Monitoring.Red : Monitoring.Green, request % 100 == 0 ? 500 : 200);
        });
        Pass(minutes: 2);

        _monitoring.Read("RequestCount").ShouldBe("0: 40000");
        _monitoring.Read("RequestCount", group: Monitoring.Red).ShouldBe("0: 20000");
        _monitoring.Read("HTTPCode_Target_5XX_Count", group: Monitoring.Red).ShouldBe("0: 400");
        _monitoring.Read("TargetResponseTime", "SampleCount").ShouldBe("0: 40000");
    }

    [Fact]
    public void Numbers_older_than_the_retention_are_gone_and_the_rest_is_there()
    {
        var brief = new Monitoring(new CloudWatchTimings { Retention = TimeSpan.FromMinutes(5) });
        for (var minute = 0; minute < 20; minute++)
        {
            brief.Serve(Monitoring.Red, count: 3);
            brief.Time.Advance(TimeSpan.FromMinutes(1));
        }

        brief.Read("RequestCount", group: Monitoring.Red).ShouldBe("15: 3, 16: 3, 17: 3, 18: 3");
    }

    [Fact]
    public void A_group_that_is_long_gone_leaves_nothing_and_may_come_again()
    {
        _monitoring.Serve(Monitoring.Green, count: 2);
        Pass(minutes: 60 * 24);
        _monitoring.Call("ListMetrics", "{}")["Metrics"]!.AsArray().Count.ShouldBe(0);
        _monitoring.Serve(Monitoring.Green, count: 4);
        Pass(minutes: 2);
        _monitoring.Read("RequestCount", group: Monitoring.Green).ShouldBe("1440: 4");
    }

    [Fact]
    public void An_ARN_that_is_none_of_a_load_balancer_is_refused_by_name() =>
        Should.Throw<ArgumentException>(() => _monitoring.Meter.Served(new("my-load-balancer", null, ServedKind.LoadBalancer, 503, null)))
            .Message.ShouldContain("my-load-balancer");

    // As load balancing does each minute for a group with targets.
    private void PublishHosts(string group) => _monitoring.Meter.Publish(
        "AWS/ApplicationELB",
        "HealthyHostCount",
        [("TargetGroup", group[group.IndexOf("targetgroup/", StringComparison.Ordinal)..]), ("LoadBalancer", "app/shop/50dc6c495c0c9188")],
        _monitoring.Context.Now,
        2,
        "Count");

    private void Pass(int minutes) => _monitoring.Time.Advance(TimeSpan.FromMinutes(minutes));
}
