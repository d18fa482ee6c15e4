namespace RedGreen.Sandbox.Tests.CloudWatch;

public class FlowMeterTests
{
    private const string Name = "net/shop/50dc6c495c0c9188";
    private readonly Monitoring _monitoring = new();

    [Fact]
    public void Connections_are_counted_by_the_minute_for_the_load_balancer()
    {
        Carry(opened: 30, bytes: 5000);
        Carry(ended: 10, clientResets: 3, targetResets: 2, loadBalancerResets: 1);
        _monitoring.Time.Advance(TimeSpan.FromMinutes(4));
        Read("NewFlowCount").ShouldBe("0: 30, 1: 0, 2: 0");
        Read("ProcessedBytes").ShouldBe("0: 5000, 1: 0, 2: 0");
        Read("TCP_Client_Reset_Count").ShouldStartWith("0: 3");
        Read("TCP_Target_Reset_Count").ShouldStartWith("0: 2");
        Read("TCP_ELB_Reset_Count").ShouldStartWith("0: 1");
        _monitoring.Read("NewFlowCount", group: Monitoring.Red, metricNamespace: "AWS/NetworkELB", loadBalancer: Name).ShouldBe("");
        _monitoring.Read("RequestCount").ShouldBe("");
    }

    [Fact]
    public void Active_connections_are_an_average_over_time_with_its_ends()
    {
        _monitoring.Time.Advance(TimeSpan.FromSeconds(15));
        Carry(opened: 40);
        _monitoring.Time.Advance(TimeSpan.FromSeconds(30));
        Carry(ended: 20);
        _monitoring.Time.Advance(TimeSpan.FromSeconds(75));
        Carry(ended: 20);
        _monitoring.Time.Advance(TimeSpan.FromMinutes(4));
        // 40 for 30 s and 20 for 15 s; a minute of 20; then none.
        Read("ActiveFlowCount", "Average").ShouldBe("0: 25, 1: 20, 2: 0");
        Read("ActiveFlowCount", "Maximum").ShouldBe("0: 40, 1: 20, 2: 20");
        Read("ActiveFlowCount", "Minimum").ShouldBe("0: 0, 1: 20, 2: 0");
    }

    [Fact]
    public void Zeros_are_reported_while_there_are_targets_and_nothing_afterwards()
    {
        _monitoring.Meter.Publish(
            "AWS/NetworkELB", "HealthyHostCount", [("TargetGroup", "targetgroup/a/1"), ("LoadBalancer", Name)], _monitoring.Context.Now, 2, "Count");
        _monitoring.Time.Advance(TimeSpan.FromMinutes(10));
        Read("NewFlowCount").ShouldBe("0: 0");
        Read("ActiveFlowCount", "Average").ShouldBe("0: 0");
    }

    private void Carry(long opened = 0, long ended = 0, long bytes = 0, long clientResets = 0, long targetResets = 0, long loadBalancerResets = 0) =>
        _monitoring.Meter.Carried(new($"arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/{Name}")
        {
            Opened = opened,
            Ended = ended,
            Bytes = bytes,
            ClientResets = clientResets,
            TargetResets = targetResets,
            LoadBalancerResets = loadBalancerResets,
        });

    private string Read(string name, string stat = "Sum") => _monitoring.Read(name, stat, metricNamespace: "AWS/NetworkELB", loadBalancer: Name);
}
