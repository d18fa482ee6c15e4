using RedGreen.Health.Judging;

namespace RedGreen.Tests.Health.Judging;

public class SequenceTests
{
    [Fact]
    public void Before_the_first_window_E_is_1()
    {
        Sequence.Empty.E.ShouldBe(1);
        Sequence.Empty.Reaches(0.999).ShouldBeFalse();
    }

    [Fact]
    public void Every_window_starts_the_test_anew_with_a_part_of_the_stake()
    {
        // One alternative that gains ln 4, then ln 1/8, then ln 10; stakes 1/2, 1/4, 1/12, of which 1/2, 1/4, 1/6 are left.
        // S_1 = 1/2 * 4 = 2                      E = 2 + 1/2       = 2.5
        // S_2 = (2 + 1/4)/8 = 9/32               E = 9/32 + 1/4    = 17/32   = 0.53125
        // S_3 = (9/32 + 1/12) * 10 = 175/48      E = 175/48 + 1/6  = 183/48  = 3.8125
        // Without restarts the last would be 1/2 * 4/8 * 10 + 1/2 = 3.
        var one = Sequence.Empty.Add([Math.Log(4)]);
        one.E.ShouldBe(2.5, 1e-12);
        var two = one.Add([-Math.Log(8)]);
        two.E.ShouldBe(0.53125, 1e-12);
        two.Add([Math.Log(10)]).E.ShouldBe(3.8125, 1e-12);
    }

    [Fact]
    public void E_is_the_mean_over_the_alternatives()
    {
        // S = 1/2 * (2, 6, 10) = (1, 3, 5); E = 3 + 1/2.
        Sequence.Empty.Add([Math.Log(2), Math.Log(6), Math.Log(10)]).E.ShouldBe(3.5, 1e-12);
    }

    [Fact]
    public void Three_windows_give_the_sums_of_the_design()
    {
        // Windows (nG, xG, nR, xR) = (100, 3, 100, 1), (60, 6, 540, 0), (300, 0, 300, 4) with r0 = 1, v = 0.05, alpha = 0.02; the
        // gains of the first two are in ComparisonTests. After the first, for r = 3: S = 1/2 exp(0.486742) = 0.813504.
        var comparison = Comparison.IsWorse(1, 0.05, 0.02);
        var one = comparison.Add(Sequence.Empty, new TwoSides(100, 3, 100, 1));
        one.E.ShouldBe(1.05434617934, 1e-10);
        var two = comparison.Add(one, new TwoSides(60, 6, 540, 0));
        two.E.ShouldBe(16.6011595755, 1e-9);
        var three = comparison.Add(two, new TwoSides(300, 0, 300, 4));
        three.E.ShouldBe(1.66440358146, 1e-10);
        double[] logs = [1.12105350228, 1.63902662717, 0.614806461972, -0.956650002436, -3.44157887006, -7.76212214796, -12.5395521234];
        for (var k = 0; k < logs.Length; k++)
            three.LogSums[k].ShouldBe(logs[k], 1e-9);
    }

    [Fact]
    public void The_stakes_add_up_to_one()
    {
        // Gains of nothing: E stays at 1, whatever has been staked.
        var sequence = Sequence.Empty;
        for (var t = 0; t < 10_000; t++)
            sequence = sequence.Add([0, 0, 0]);
        sequence.E.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Old_good_minutes_leave_no_debt()
    {
        // A thousand minutes that spoke for Green, then minutes at ln 20 each: the stake of the 1,001st, 1/(2*1001*1000), is
        // won back after five of them: 20^5 / 2,002,000 = 1.6, and 50 is passed after seven: 639. The debt alone is 1,000 ln 2.
        var sequence = Sequence.Empty;
        for (var t = 0; t < 1_000; t++)
            sequence = sequence.Add([-Math.Log(2)]);
        for (var t = 0; t < 7; t++)
            sequence = sequence.Add([Math.Log(20)]);
        sequence.Reaches(0.02).ShouldBeTrue();
        sequence.E.ShouldBeInRange(639, 1_400, "the minutes around it have stakes of their own");
    }

    [Fact]
    public void It_reaches_its_threshold_where_E_is_one_by_alpha()
    {
        // E = 1/2 * 99 + 1/2 = 50.
        Sequence.Empty.Add([Math.Log(99.001)]).Reaches(0.02).ShouldBeTrue();
        Sequence.Empty.Add([Math.Log(98.999)]).Reaches(0.02).ShouldBeFalse();
    }

    [Fact]
    public void E_stays_a_number_far_beyond_10_to_the_300th_and_below_its_inverse()
    {
        var high = Sequence.Empty.Add([1e12, -1e12]);
        high.LogE.ShouldBe(1e12, 10);
        high.E.ShouldBeInRange(1e299, 1e300);
        high.Reaches(0.02).ShouldBeTrue();
        high.Add([1e12, -1e12]).LogSums.ShouldAllBe(sum => double.IsFinite(sum));

        var low = Sequence.Empty.Add([-1e12, -1e12]);
        low.E.ShouldBe(0.5, 1e-12, "one half has not been staked yet");
        low.Add([-1e12, -1e12]).E.ShouldBe(0.25, 1e-12);
    }

    [Fact]
    public void Ten_thousand_windows_of_any_gains_leave_numbers() => Gen.Double[-1e10, 1e10].Array[7].Array[1, 50].Sample(windows =>
    {
        var sequence = Sequence.Empty with { Windows = 9_950, LogSums = [0, 0, 0, 0, 0, 0, 0] };
        foreach (var gains in windows)
            sequence = sequence.Add(gains);
        double.IsFinite(sequence.LogE).ShouldBeTrue();
        double.IsFinite(sequence.E).ShouldBeTrue();
        sequence.E.ShouldBeGreaterThan(0);
    });

    [Fact]
    public void A_greater_gain_never_lowers_E() => Gen.Select(Gen.Double[-5, 5].Array[3].Array[1, 30], Gen.Int[0, 29], Gen.Double[0, 3]).Sample((windows, at, more) =>
    {
        var (plain, raised) = (Sequence.Empty, Sequence.Empty);
        for (var t = 0; t < windows.Length; t++)
        {
            plain = plain.Add(windows[t]);
            raised = raised.Add(t == at % windows.Length ? [.. windows[t].Select(gain => gain + more)] : windows[t]);
        }

        raised.LogE.ShouldBeGreaterThanOrEqualTo(plain.LogE - 1e-12);
    });
}
