using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.DataPlane.Simulated;

namespace RedGreen.Sandbox.Tests.DataPlane.Simulated;

public class SimulatedContainerTests
{
    private readonly Plane _plane = new(SimulatedTraffic.None);

    [Fact]
    public void A_container_listens_after_its_start_delay()
    {
        _plane["slow"] = new() { StartDelay = TimeSpan.FromSeconds(20) };
        var container = _plane.Start("slow");
        _plane.Seconds(19);
        _plane.Probe(container).ShouldBe(new(null, ProbeFailure.Connection));
        _plane.Seconds(1);
        _plane.Probe(container).ShouldBe(new(200));
    }

    [Fact]
    public void Health_checks_see_what_the_image_answers()
    {
        _plane["sick"] = new() { StartDelay = TimeSpan.Zero, HealthStatus = 500 };
        _plane["stuck"] = new() { StartDelay = TimeSpan.Zero, HealthStatus = null };
        _plane["deaf"] = new() { StartDelay = Timeout.InfiniteTimeSpan };
        _plane.Probe(_plane.Start("sick")).ShouldBe(new(500));
        _plane.Probe(_plane.Start("stuck")).ShouldBe(new(null, ProbeFailure.Timeout));
        var deaf = _plane.Start("deaf");
        _plane.Seconds(3600);
        _plane.Probe(deaf).ShouldBe(new(null, ProbeFailure.Connection));
    }

    [Fact]
    public void An_image_that_does_not_exist_cannot_be_pulled() =>
        Should.Throw<ImageNotFoundException>(() => _plane.Start("v9")).Image.ShouldBe("v9");

    [Fact]
    public void Each_container_has_an_address_of_its_own()
    {
        var addresses = Enumerable.Range(0, 600).Select(_ => _plane.Start("v1").Endpoint).ToList();
        addresses.Distinct().Count().ShouldBe(600);
        addresses.ForEach(a => System.Net.IPAddress.Parse(a.Ip));
    }

    [Fact]
    public void A_container_that_crashes_at_start_never_listens()
    {
        _plane["crash"] = new() { StartDelay = TimeSpan.Zero, End = ContainerEnd.CrashAtStart };
        var container = _plane.Start("crash");
        Plane.Exit(container).ShouldBe(new(1, null));
        _plane.Probe(container).Failure.ShouldBe(ProbeFailure.Connection);
    }

    [Fact]
    public void A_container_that_leaks_memory_is_killed_with_the_words_of_ECS()
    {
        _plane["leak"] = new() { End = ContainerEnd.OutOfMemoryAfter(TimeSpan.FromMinutes(5)) };
        var container = _plane.Start("leak");
        _plane.Seconds(299);
        Plane.Exit(container).ShouldBeNull();
        _plane.Probe(container).Status.ShouldBe(200);
        _plane.Seconds(1);
        Plane.Exit(container).ShouldBe(new(137, "OutOfMemoryError: Container killed due to memory usage"));
    }

    [Fact]
    public void A_stopped_container_takes_no_more_and_exits_when_the_slowest_answer_is_out()
    {
        _plane["v1"] = new() { StartDelay = TimeSpan.Zero, Latency = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)) };
        var container = _plane.Start("v1");
        container.Stop(TimeSpan.FromSeconds(30));
        _plane.Probe(container).Failure.ShouldBe(ProbeFailure.Connection);
        Plane.Exit(container).ShouldBeNull();
        _plane.Seconds(4);
        Plane.Exit(container).ShouldBe(new(0, null));
    }

    [Fact]
    public void A_container_that_does_not_end_in_time_is_killed()
    {
        _plane["v1"] = new() { Latency = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(4)) };
        var container = _plane.Start("v1");
        container.Stop(TimeSpan.FromSeconds(30));
        _plane.Seconds(30);
        Plane.Exit(container)!.ExitCode.ShouldBe(137);
    }

    [Fact]
    public void A_container_dies_once()
    {
        var container = _plane.Start("v1");
        container.Kill();
        Plane.Exit(container).ShouldBe(new(137, null));
        container.Stop(TimeSpan.FromSeconds(1));
        container.Kill();
        _plane.Seconds(60);
        Plane.Exit(container)!.ExitCode.ShouldBe(137);
    }

    [Fact]
    public void A_container_stopped_while_it_starts_never_listens()
    {
        _plane["slow"] = new() { StartDelay = TimeSpan.FromSeconds(20), Latency = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)) };
        var container = _plane.Start("slow");
        _plane.Seconds(10);
        container.Stop(TimeSpan.FromSeconds(30));
        _plane.Seconds(20);
        _plane.Probe(container).Failure.ShouldBe(ProbeFailure.Connection);
    }
}
