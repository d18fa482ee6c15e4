using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Tests.Decisions;

/// <summary>What a comparison with Red leads to.</summary>
public class JudgedStepTests
{
    private static readonly DateTimeOffset AfterHold = A.Noon.AddMinutes(6);

    // E = 16.6 of 50, worked out in SequenceTests.
    private static readonly IReadOnlyList<Window> Suspicious =
    [
        new(A.Noon, new SideWindow(100, 3, 0.1), new SideWindow(100, 1, 0.1)),
        new(A.Noon.AddMinutes(1), new SideWindow(60, 6, 0.1), new SideWindow(540, 0, 0.1)),
    ];

    [Fact]
    public void While_it_waits_it_says_how_long_the_comparison_takes_at_this_traffic()
    {
        var deployment = A.Deployment();
        deployment = deployment with { Evidence = deployment.Evidence with { History = new History { Minutes = 60, Requests = 60_000, FailureRate = 0.01 } } };
        IReadOnlyList<Window> minutes = [.. Enumerable.Range(0, 2).Select(i => new Window(A.Noon.AddMinutes(i), new SideWindow(100, 1, null), new SideWindow(900, 9, null)))];
        Evaluation.Decide(deployment, A.Calm() with { Windows = minutes }, A.Noon.AddSeconds(299)).Reasons[0]
            .ShouldMatch(@"E = \S+, 50 rolls back; 4 times as often as Red would take about \d+ minutes of this traffic to find$");
    }

    [Fact]
    public void A_Green_that_fails_more_than_Red_is_rolled_back_with_the_numbers()
    {
        IReadOnlyList<Window> windows = [.. Enumerable.Range(0, 4).Select(minute => new Window(A.Noon.AddMinutes(minute), new SideWindow(301, minute == 0 ? 11 : 10, 0.1), new SideWindow(2_704, 3, 0.1)))];
        var decided = Evaluation.Decide(A.Deployment(), A.Calm() with { Windows = windows }, A.Noon.AddMinutes(7));
        decided.Decision.ShouldBe(Decision.Rollback);
        decided.Why.ShouldMatch(@"^rollback: Green failed 41 of 1,204 requests \(3\.4%\), Red 12 of 10,816 \(0\.1%\); E = \d\.\de\d+ >= 50$");
    }

    [Fact]
    public void A_Green_that_looks_worse_gets_no_more_traffic()
    {
        var decided = Decide(AfterHold);
        decided.Decision.ShouldBe(Decision.Wait);
        decided.Why.ShouldContain("Green looks worse than Red, which is not proved yet: Green failed 9 of 160 requests (5.6%), Red 1 of 640 (0.2%); E = 16.6, 50 needed");
    }

    [Fact]
    public void What_stays_in_doubt_is_left_to_a_person_and_never_waved_through()
    {
        var paused = Decide(A.Noon.AddMinutes(21));
        paused.Decision.ShouldBe(Decision.Pause);
        paused.Why.ShouldContain("E = 16.6, 50 needed");
    }

    [Fact]
    public void What_stays_in_doubt_is_rolled_back_where_the_strategy_says_so() =>
        Decide(A.Noon.AddMinutes(21), new Strategy { OnInconclusive = OnInconclusive.Rollback }).Decision.ShouldBe(Decision.Rollback);

    [Fact]
    public void A_person_who_has_seen_the_doubt_may_go_on()
    {
        var paused = Decide(A.Noon.AddMinutes(21));
        var resumed = Evaluation.Decide(paused, A.Calm() with { Control = "resume/1a2b3c4d/1" }, A.Noon.AddMinutes(22));
        resumed.Decision.ShouldBe(Decision.Advance);
    }

    [Fact]
    public void The_doubt_goes_with_more_minutes_in_which_Green_is_as_good_as_Red()
    {
        IReadOnlyList<Window> windows = [.. Suspicious, .. Enumerable.Range(2, 10).Select(minute => new Window(A.Noon.AddMinutes(minute), new SideWindow(300, 0, 0.1), new SideWindow(300, 4, 0.1)))];
        Evaluation.Decide(A.Deployment(), A.Calm() with { Windows = windows }, A.Noon.AddMinutes(16)).Decision.ShouldBe(Decision.Advance);
    }

    [Fact]
    public void Proof_that_comes_after_the_shift_rolls_back_although_its_minutes_belong_to_the_step_before()
    {
        // 50% since 12:05; the minutes before are published only now.
        var deployment = A.Deployment(percent: 50, step: 2);
        var shifted = deployment with
        {
            Traffic = deployment.Traffic with { ShiftedAt = A.Noon.AddMinutes(5), Since = A.Noon.AddMinutes(5), Before = new(A.Noon, A.Noon.AddMinutes(5)) },
            Evidence = deployment.Evidence with { Through = A.Noon.AddMinutes(3) },
        };
        IReadOnlyList<Window> windows = [.. Enumerable.Range(3, 2).Select(minute => new Window(A.Noon.AddMinutes(minute), new SideWindow(600, 20, 0.1), new SideWindow(5_400, 1, 0.1)))];
        Evaluation.Decide(shifted, A.Calm() with { Windows = windows }, A.Noon.AddMinutes(8)).Why.ShouldStartWith("rollback: Green failed 40 of 1,200 requests (3.3%), Red 2 of 10,800 (0.019%); E = ");
    }

    private static Deployment Decide(DateTimeOffset now, Strategy? strategy = null) =>
        Evaluation.Decide(A.Deployment(strategy: strategy), A.Calm() with { Windows = Suspicious }, now);
}
