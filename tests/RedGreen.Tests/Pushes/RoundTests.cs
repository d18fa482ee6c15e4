using System.Text.Json;
using RedGreen.Pushes;

namespace RedGreen.Tests.Pushes;

public class RoundTests
{
    [Fact]
    public void The_rounds_together_start_every_service_once() => Gen.Int[0, 700].Sample(
        count =>
        {
            var services = Enumerable.Range(0, count).Select(i => Pushed.Service($"service-{i}") with { Cluster = $"arn:cluster/{i % 3}" }).ToList();
            var starts = Rounds(services).SelectMany(round => round.Deployments).ToList();
            starts.Count.ShouldBe(count);
            starts.Select(start => start.Name).Distinct().Count().ShouldBe(count);
        },
        iter: 30);

    [Fact]
    public void A_round_is_far_smaller_than_what_a_state_may_hold_however_long_the_names()
    {
        var name = new string('s', 250);
        var cluster = $"arn:aws:ecs:eu-west-1:123456789012:cluster/{new string('c', 255)}";
        var container = new RunningContainer(new string('x', 255), $"{Pushed.Registry}/{new string('r', 256)}:v1", Pushed.Old);
        var push = Pushed.Push with { Repository = new string('r', 256) };
        var services = Enumerable.Range(0, 400).Select(i => Pushed.Service($"{name}{i}", new RunningTask("t", [container, container with { Name = "other", Image = "other" }])) with { Cluster = cluster }).ToList();
        var round = PushedServices.Choose(push, services, "");
        round.Deployments.ShouldNotBeEmpty();
        round.Next.ShouldNotBeEmpty();
        JsonSerializer.SerializeToUtf8Bytes(round).Length.ShouldBeLessThan(140_000);
    }

    [Fact]
    public void What_is_left_out_is_told_in_one_round_only()
    {
        var services = Enumerable.Range(0, 200).Select(i => Pushed.Service($"service-{i:d3}")).Append(Pushed.Service("a-first").Tagged()).ToList();
        var rounds = Rounds(services);
        rounds.Count.ShouldBe(2);
        rounds[0].Reason.ShouldContain("and to more in the next round");
        rounds[0].Reason.ShouldContain("a-first in prod is not enrolled");
        rounds[1].Reason.ShouldNotContain("a-first");
    }

    [Fact]
    public void Long_lists_are_cut_and_counted() =>
        PushedServices.Choose(Pushed.Push, [.. Enumerable.Range(0, 60).Select(i => Pushed.Service($"service-{i:d2}").Tagged())], "").Reason.ShouldEndWith(" and 40 more.");

    private static List<FoundDeployments> Rounds(IReadOnlyList<RunningService> services)
    {
        var rounds = new List<FoundDeployments>();
        var next = "";
        do
        {
            rounds.Add(PushedServices.Choose(Pushed.Push, services, next));
            next = rounds[^1].Next;
        }
        while (next is not "");
        return rounds;
    }
}
