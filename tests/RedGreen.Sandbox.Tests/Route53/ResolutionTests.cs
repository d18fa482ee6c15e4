using RedGreen.Sandbox.Route53.Resolution;

namespace RedGreen.Sandbox.Tests.Route53;

public class ResolutionTests
{
    private readonly Dns _dns = new();

    [Fact]
    public void Weights_are_shares_of_the_answers()
    {
        Write(Dns.Alias("red", 90, Dns.RedName), Dns.Alias("green", 10, Dns.GreenName));
        _dns.ShareOf(Dns.GreenArn).ShouldBe(0.1, 0.025);
        _dns.Names.Resolve("SHOP.demo.internal.")!.TimeToLive.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Weight_0_gets_nothing_and_all_zero_means_an_equal_split()
    {
        Write(Dns.Alias("red", 1, Dns.RedName), Dns.Alias("green", 0, Dns.GreenName));
        _dns.ShareOf(Dns.GreenArn).ShouldBe(0);
        Write(Dns.Alias("red", 0, Dns.RedName));
        _dns.ShareOf(Dns.GreenArn).ShouldBe(0.5, 0.05);
    }

    [Fact]
    public void A_sick_target_is_left_out_and_a_weightless_one_stands_in_for_it()
    {
        Write(Dns.Alias("red", 50, Dns.RedName), Dns.Alias("green", 50, Dns.GreenName));
        _dns.Sick.Add(Dns.RedArn);
        _dns.ShareOf(Dns.GreenArn).ShouldBe(1);
        Write(Dns.Alias("green", 0, Dns.GreenName));
        _dns.ShareOf(Dns.GreenArn).ShouldBe(1);
        _dns.Sick.Add(Dns.GreenArn);
        _dns.ShareOf(Dns.RedArn).ShouldBe(1);
    }

    [Fact]
    public void Health_that_nobody_asks_for_does_not_count()
    {
        Write(Dns.Alias("red", 1, Dns.RedName, evaluate: false), Dns.Alias("green", 0, Dns.GreenName));
        _dns.Sick.Add(Dns.RedArn);
        _dns.ShareOf(Dns.RedArn).ShouldBe(1);
    }

    [Fact]
    public void Plain_records_answer_their_addresses_for_their_time()
    {
        Write(Dns.Plain("api.demo.internal", "A", 5, "10.0.0.1", "10.0.0.2"), Dns.Plain("www.demo.internal", "CNAME", 3, "api.demo.internal"));
        _dns.Names.Resolve("api.demo.internal")!.TimeToLive.ShouldBe(TimeSpan.FromSeconds(5));
        _dns.ShareOf("10.0.0.1", "api.demo.internal").ShouldBe(0.5, 0.05);
        _dns.Names.Resolve("www.demo.internal")!.TimeToLive.ShouldBe(TimeSpan.FromSeconds(3));
        _dns.Names.Reach(new("10.0.0.1", TimeSpan.Zero), 8080).ShouldBe(new("10.0.0.1", 8080));
    }

    [Fact]
    public void A_load_balancers_own_name_leads_to_it_and_a_port_to_its_listener()
    {
        var answer = _dns.Names.Resolve(Dns.GreenName)!;
        answer.ShouldBe(new(Dns.GreenArn, TimeSpan.FromSeconds(60)));
        _dns.Names.Reach(answer, 80).ShouldBe(new("127.0.0.1", 1002));
        _dns.Names.Reach(answer, 81).ShouldBeNull();
    }

    [Fact]
    public void Names_that_lead_nowhere_have_no_answer()
    {
        Write(Dns.Plain("a.demo.internal", "CNAME", 60, "b.demo.internal"), Dns.Plain("b.demo.internal", "CNAME", 60, "a.demo.internal"));
        _dns.Names.Resolve("a.demo.internal").ShouldBeNull();
        _dns.Names.Resolve("nothing.demo.internal").ShouldBeNull();
        _dns.Names.Resolve("shop.example.com").ShouldBeNull();
        _dns.Names.Resolve("no name").ShouldBeNull();
    }

    [Fact]
    public void A_client_goes_by_its_answer_until_its_time_is_over()
    {
        Write(Dns.Alias("red", 1, Dns.RedName), Dns.Alias("green", 0, Dns.GreenName));
        var (fresh, aged) = (new DnsCache(_dns.Names, "shop.demo.internal", age: 0), new DnsCache(_dns.Names, "shop.demo.internal", age: 0.5));
        (fresh.Answer!.Address, aged.Answer!.Address).ShouldBe((Dns.RedArn, Dns.RedArn));
        _dns.Change(("UPSERT", Dns.Alias("red", 0, Dns.RedName)), ("UPSERT", Dns.Alias("green", 1, Dns.GreenName)));
        _dns.Seconds(30);
        (fresh.Answer!.Address, aged.Answer!.Address).ShouldBe((Dns.RedArn, Dns.GreenArn));
        _dns.Seconds(29.9);
        fresh.Answer!.Address.ShouldBe(Dns.RedArn);
        _dns.Seconds(0.1);
        fresh.Answer!.Address.ShouldBe(Dns.GreenArn);
    }

    private void Write(params System.Text.Json.Nodes.JsonObject[] records)
    {
        _dns.Change([.. records.Select(r => ("UPSERT", r))]);
        _dns.Seconds(30);
    }
}
