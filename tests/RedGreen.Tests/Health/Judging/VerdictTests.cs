using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Tests.Health.Judging;

public class VerdictTests
{
    [Fact]
    public void A_rollback_is_said_with_both_sides_numbers_and_E()
    {
        var finding = Look(new Sums { Failures = WithLogE(Math.Log(6.1e9)), Compared = new TwoSides(1_204, 41, 10_816, 12) }).ShouldHaveSingleItem();
        finding.IsBad.ShouldBeTrue();
        finding.Reason.ShouldBe("Green failed 41 of 1,204 requests (3.4%), Red 12 of 10,816 (0.1%); E = 6.1e9 >= 50");
    }

    [Fact]
    public void Rare_failures_keep_their_digits() =>
        Verdict.Counts("failed", new TwoSides(1_000_000, 120, 9_000_000, 90)).ShouldBe("Green failed 120 of 1,000,000 requests (0.012%), Red 90 of 9,000,000 (0.001%)");

    [Fact]
    public void Slow_requests_are_said_with_what_slow_means()
    {
        var evidence = new Evidence { Sums = new Sums { Slow = WithLogE(5), SlowCompared = new TwoSides(1_000, 200, 9_000, 450) }, History = new History { SlowSeconds = 0.25 } };
        Verdict.Look(new Strategy(), evidence, isBake: false).ShouldHaveSingleItem()
            .Reason.ShouldBe("Green was slow in 200 of 1,000 requests (20.0%), Red 450 of 9,000 (5.0%) (slower than 250 ms, Red's usual 95th percentile); E = 148.4 >= 50");
    }

    [Fact]
    public void Gross_failures_are_said_with_their_limit()
    {
        var evidence = new Evidence { Sums = new Sums { Gross = WithLogE(7), GrossRead = new TwoSides(3, 3, 27, 0) }, History = new History { FailureRate = 0.02 } };
        Verdict.Look(new Strategy(), evidence, isBake: false).ShouldHaveSingleItem()
            .Reason.ShouldBe("Green failed 3 of 3 requests (100.0%), Red 0 of 27 (0.0%), far more than the 10.0% that could be called well; E = 1.1e3 >= 200");
    }

    [Theory]
    [InlineData(9.9, null)]
    [InlineData(10.1, FindingKind.Doubt)]
    [InlineData(49.9, FindingKind.Doubt)]
    [InlineData(50.1, FindingKind.Bad)]
    public void Between_a_fifth_of_the_threshold_and_the_threshold_there_is_a_doubt(double e, FindingKind? kind) =>
        Look(new Sums { Failures = WithLogE(Math.Log(e)) }).SingleOrDefault()?.Kind.ShouldBe(kind!.Value, $"E = {e}");

    [Fact]
    public void Without_doubt_there_is_nothing_to_say()
    {
        Look(Sums.Empty).ShouldBeEmpty();
        Look(new Sums { Failures = WithLogE(Math.Log(9.9)) }).ShouldBeEmpty();
    }

    [Fact]
    public void A_smaller_budget_asks_for_more()
    {
        var evidence = new Evidence { Sums = new Sums { Failures = WithLogE(Math.Log(60)) } };
        Verdict.Look(new Strategy { ErrorBudget = 0.05 }, evidence, isBake: false).ShouldHaveSingleItem().IsBad.ShouldBeTrue();
        Verdict.Look(new Strategy { ErrorBudget = 0.01 }, evidence, isBake: false).ShouldHaveSingleItem().Reason.ShouldEndWith("E = 60, 250 needed");
    }

    [Fact]
    public void At_100_percent_Green_is_measured_by_Reds_last_hour()
    {
        var history = new History { Minutes = 60, Requests = 36_000, FailureRate = 0.001 };
        var lot = Enumerable.Range(0, 6).Aggregate(Pooled.Empty, (lot, _) => lot.Add(new Counted(600, 30)));
        var evidence = new Evidence { History = history, Sums = new Sums { FailuresAtAll = lot } };
        Verdict.Look(new Strategy(), evidence, isBake: false).ShouldBeEmpty();
        Verdict.Look(new Strategy(), evidence with { History = null }, isBake: true).ShouldBeEmpty();
        var finding = Verdict.Look(new Strategy(), evidence, isBake: true).ShouldHaveSingleItem();
        finding.IsBad.ShouldBeTrue();
        finding.Reason.ShouldStartWith("at 100% Green failed 180 of 3,600 requests (5.0%), Red usually, in its last hour, 36 of 36,000 (0.1%); E = ");
    }

    [Fact]
    public void Requests_without_any_answer_are_told_apart()
    {
        var sums = new Sums { Failures = WithLogE(Math.Log(60)), Compared = new TwoSides(100, 9, 900, 9), Unanswered = new TwoSides(100, 7, 900, 1) };
        Look(sums).ShouldHaveSingleItem().Reason.ShouldBe("Green failed 9 of 100 requests (9.0%), Red 9 of 900 (1.0%) (without any answer: Green 7, Red 1); E = 60 >= 50");
    }

    [Fact]
    public void A_figure_beyond_all_numbers_is_said_as_a_large_one() => Verdict.Number(1e12).ShouldEndWith("e299");

    private static List<Finding> Look(Sums sums) => [.. Verdict.Look(new Strategy(), new Evidence { Sums = sums }, isBake: false)];

    // After a million windows nothing is left to stake: E is S.
    private static Sequence WithLogE(double logE) => new() { Windows = 1_000_000_000, LogSums = [logE] };
}
