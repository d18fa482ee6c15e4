using RedGreen.Deployments;
using RedGreen.Queueing;
using RedGreen.Recovery;
using RedGreen.Requests;

namespace RedGreen.Tests.Queueing;

public class TurnTests
{
    private const string Me = "arn:aws:states:eu-west-1:123456789012:execution:m:me";
    private static readonly HeldLock Held = new("arn:cluster", "shop", "arn:owner", "1a2b3c4d", "planned");
    private static readonly Ticket Mine = new(Me, "2026-01-01T00:00:00.0000000Z");

    [Fact]
    public void A_free_lock_is_for_the_newest() => Turn.Of(Deployment(), Me, null, Mine)!.Decision.ShouldBe(Turn.Take);

    [Fact]
    public void A_lock_whose_answer_was_lost_is_ones_own() => Turn.Of(Deployment(), Me, Held with { Owner = Me }, Mine)!.Decision.ShouldBe(Turn.Take);

    [Fact]
    public void Anothers_lock_is_waited_for() => Turn.Of(Deployment(), Me, Held, Mine).ShouldBeNull();

    [Fact]
    public void Who_is_not_the_newest_any_more_is_outrun_whether_or_not_the_lock_is_free()
    {
        foreach (var held in (HeldLock?[])[null, Held])
        {
            Turn.Of(Deployment(), Me, held, Mine with { Owner = "arn:newer" })!.Decision.ShouldBe(Turn.Outrun);
            // Its ticket was there and is gone: a newer one has taken its place, and has ended since.
            Turn.Of(Deployment(), Me, held, null)!.Decision.ShouldBe(Turn.Outrun);
        }
    }

    [Fact]
    public void A_journal_that_nobody_owns_must_be_brought_home_first() =>
        Turn.Of(Deployment(), Me, Held with { Owner = HeldLock.Nobody, Phase = "promoted" }, Mine)!.Decision.ShouldBe(Turn.Refused);

    [Fact]
    public void The_wait_is_a_twentieth_of_the_time_waited_within_its_bounds()
    {
        Turn.WaitSeconds(TimeSpan.Zero).ShouldBe(15);
        // Clocks of AWS may differ by a little.
        Turn.WaitSeconds(TimeSpan.FromSeconds(-2)).ShouldBe(15);
        Turn.WaitSeconds(TimeSpan.FromSeconds(300)).ShouldBe(15);
        Turn.WaitSeconds(TimeSpan.FromSeconds(400)).ShouldBe(20);
        Turn.WaitSeconds(TimeSpan.FromHours(20)).ShouldBe(3600);
        Turn.WaitSeconds(TimeSpan.FromDays(14)).ShouldBe(3600);
    }

    [Theory]
    [InlineData(23, 59, Turn.Wait)]
    [InlineData(24, 0, Turn.Refused)]
    public void A_person_is_waited_for_for_a_day(int hours, int minutes, string decision)
    {
        var turn = Turn.ForPerson(Held with { Phase = HeldLock.NeedsPerson }).After(new TimeSpan(hours, minutes, 0));
        turn.Decision.ShouldBe(decision);
        if (decision == Turn.Refused)
            turn.Why.ShouldBe("It has waited 1d, and was still waiting for a person: deployment 1a2b3c4d of shop ended so that somebody must look, and keeps the lock until then (redgreen unlock shop). Nothing was changed. Start it again when the service is free.");
    }

    [Fact]
    public void A_deployment_that_holds_for_a_week_is_waited_for_and_nothing_for_ever()
    {
        Turn.For(Held, wasAsked: false).After(TimeSpan.FromDays(7.5)).Decision.ShouldBe(Turn.Wait);
        Turn.For(Held, wasAsked: false).After(TimeSpan.FromDays(8)).Decision.ShouldBe(Turn.Refused);
        Turn.Of(Deployment(), Me, null, Mine)!.After(TimeSpan.FromDays(9)).Decision.ShouldBe(Turn.Take, "a free lock is taken however long it took");
    }

    [Fact]
    public void Fourteen_days_of_waiting_are_449_looks()
    {
        var looks = 0;
        for (var waited = TimeSpan.Zero; waited < TimeSpan.FromDays(14); waited += TimeSpan.FromSeconds(Turn.WaitSeconds(waited)))
            looks++;
        looks.ShouldBe(449);
    }

    [Fact]
    public void Moments_sort_as_text() => Gen.Select(Gen.DateTime, Gen.DateTime).Sample((one, other) =>
        Math.Sign(string.CompareOrdinal(Ticket.Moment(new DateTimeOffset(one, TimeSpan.Zero)), Ticket.Moment(new DateTimeOffset(other, TimeSpan.Zero)))) == one.CompareTo(other));

    [Fact]
    public void A_ticket_is_told_from_a_lock_by_its_key()
    {
        Ticket.IsKey(Ticket.KeyOf("shop")).ShouldBeTrue();
        Ticket.IsKey("next").ShouldBeFalse();
    }

    private static ResolvedDeployment Deployment() => new()
    {
        Id = "0000aaaa",
        Request = new ResolvedRequest { Cluster = "arn:cluster", Service = "shop", ServiceArn = "arn:service" },
        Since = Mine.Since,
        OnBusy = "queue",
    };
}
