using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RedGreen.Deployments;
using RedGreen.Rehearsals;
using RedGreen.Routing;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Seeding;

namespace RedGreen.Machine.Tests.Routers;

/// <summary>What holds of every router, whatever is behind it: the SDK's own clients, and the sandbox as AWS.</summary>
public abstract class RouterContract : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private protected RouterContract(SandboxRouter front)
    {
        Sandbox = VirtualSandbox.Start(new VirtualSandboxSettings { Shop = new ShopSettings(8080) { Router = front } });
        _services = InMemoryClients.Functions(Sandbox.Transport, Sandbox.Time);
        Router = _services.GetRequiredService<ITrafficRouter>();
    }

    private protected VirtualSandbox Sandbox { get; }

    private protected ITrafficRouter Router { get; }

    private protected T Service<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The rules of the shop, and its groups with Green's made.</summary>
    private protected abstract Task<(IReadOnlyList<RoutedRule> Rules, IReadOnlyList<TargetGroupPair> Pairs)> ArrangeAsync();

    /// <summary>What AWS itself answers on them, as one text to compare.</summary>
    private protected abstract string Raw();

    /// <summary>Deletes one.</summary>
    private protected abstract void Delete(RoutedRule rule);

    [Fact]
    public async Task What_is_set_is_read_back_at_every_percent_and_in_the_end_the_original_is_there_exactly()
    {
        var (rules, pairs) = await ArrangeAsync();
        var before = Raw();
        for (var percent = 0; percent <= 100; percent += 5)
            await SetAsync(rules, pairs, percent);
        await SetAsync(rules, pairs, null);
        Raw().ShouldBe(before);
    }

    [Fact]
    public async Task Setting_what_is_already_so_changes_nothing()
    {
        var (rules, pairs) = await ArrangeAsync();
        await SetAsync(rules, pairs, 25);
        var once = Raw();
        await SetAsync(rules, pairs, 25);
        Raw().ShouldBe(once);
    }

    [Fact]
    public async Task Only_a_share_above_0_carries_Green_and_only_0_is_all_on_Red()
    {
        var (rules, pairs) = await ArrangeAsync();
        foreach (var percent in new[] { 0, 1, 50, 99, 100, 0 })
        {
            await SetAsync(rules, pairs, percent);
            var live = await Router.ReadAsync(rules, default);
            rules.Zip(live).ShouldAllBe(look => LiveTraffic.CarriesGreen(look.First, look.Second, pairs) == (percent > 0));
            rules.Zip(live).ShouldAllBe(look => LiveTraffic.IsAllOnRed(look.First, look.Second, pairs) == (percent == 0));
        }
    }

    [Fact]
    public async Task One_that_is_gone_has_no_actions_and_hides_no_other()
    {
        var (rules, _) = await ArrangeAsync();
        Delete(rules[^1]);
        var live = await Router.ReadAsync(rules, default);
        live[^1].ShouldBeEmpty();
        live.SkipLast(1).ShouldAllBe(actions => actions.Count > 0);
    }

    [Fact]
    public async Task What_somebody_else_writes_is_seen()
    {
        var (rules, pairs) = await ArrangeAsync();
        await SetAsync(rules, pairs, 10);
        await Router.SetAsync(rules[0], rules[0].At(pairs, 60), default);
        var live = await Router.ReadAsync(rules, default);
        LiveTraffic.Same(live[0], rules[0].At(pairs, 10)).ShouldBeFalse();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Sandbox.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task SetAsync(IReadOnlyList<RoutedRule> rules, IReadOnlyList<TargetGroupPair> pairs, int? percent)
    {
        foreach (var rule in rules)
            await Router.SetAsync(rule, rule.At(pairs, percent), default);
        var live = await Router.ReadAsync(rules, default);
        rules.Zip(live).ShouldAllBe(look => LiveTraffic.Same(look.Second, look.First.At(pairs, percent)));
    }

    private protected JsonObject Elb(string operation, JsonObject input) => Sandbox.Call("elasticloadbalancing", operation, input);
}
