using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Http.Routing;

namespace RedGreen.Sandbox.Tests.DataPlane.Http.Routing;

public class WeightedChoiceTests
{
    [Fact]
    public void Shares_are_the_weights() =>
        Gen.Int[0, 999].Array[1, 5].Where(weights => weights.Sum() > 0).Sample(weights =>
        {
            var groups = weights.Select((weight, i) => new WeightedGroup($"tg-{i}", weight, [], null)).ToList();
            const int Places = 5000;
            var counts = Enumerable.Range(0, Places)
                .Select(place => WeightedChoice.At(groups, (place + 0.5) / Places)!.TargetGroupArn)
                .CountBy(arn => arn)
                .ToDictionary();
            foreach (var group in groups)
                ((double)counts.GetValueOrDefault(group.TargetGroupArn) / Places).ShouldBe((double)group.Weight / weights.Sum(), tolerance: 1.5 / Places);
        });

    [Fact]
    public void A_group_of_weight_0_is_never_chosen() =>
        Gen.Double[0, 1].Where(place => place < 1).Sample(place =>
            WeightedChoice.At([new("none", 0, [], null), new("all", 1, [], null), new("no more", 0, [], null)], place)!.TargetGroupArn.ShouldBe("all"));

    [Fact]
    public void With_all_weights_0_nothing_is_chosen() =>
        WeightedChoice.At([new("a", 0, [], null), new("b", 0, [], null)], 0.5).ShouldBeNull();

    [Fact]
    public void Targets_take_turns_and_go_on_when_they_change()
    {
        var rotation = new TargetRotation();
        Endpoint Target(int port) => new("127.0.0.1", port);
        WeightedGroup Group(params int[] ports) => new("tg", 1, [.. ports.Select(Target)], null);
        Enumerable.Range(0, 4).Select(_ => rotation.Next(Group(1, 2, 3))!.Value.Port).ShouldBe([1, 2, 3, 1]);
        Enumerable.Range(0, 4).Select(_ => rotation.Next(Group(1, 2))!.Value.Port).ShouldBe([1, 2, 1, 2]);
        rotation.Next(Group()).ShouldBeNull();
    }
}
