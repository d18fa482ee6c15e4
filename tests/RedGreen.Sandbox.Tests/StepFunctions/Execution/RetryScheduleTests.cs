using RedGreen.Sandbox.StepFunctions.Language;

namespace RedGreen.Sandbox.Tests.StepFunctions.Execution;

public class RetryScheduleTests
{
    private static readonly Gen<Retrier> Retriers =
        from interval in Gen.Int[1, 1000]
        from rate in Gen.Double[1, 10]
        from limit in Gen.Int[1001, 31_622_400]
        from jitter in Gen.Bool
        select new Retrier(["States.ALL"]) { IntervalSeconds = interval, BackoffRate = rate, MaxDelaySeconds = limit, FullJitter = jitter };

    [Fact]
    public void No_delay_is_negative_or_above_its_limit() => Gen.Select(Retriers, Gen.Int[0, 1000], Gen.Double[0, 0.999]).Sample((retrier, retry, dice) =>
        retrier.Delay(retry, () => dice).TotalSeconds.ShouldBeInRange(0, retrier.MaxDelaySeconds!.Value));

    [Fact]
    public void Without_jitter_delays_never_shrink_and_begin_with_the_interval() => Gen.Select(Retriers, Gen.Int[0, 100]).Sample((with, retry) =>
    {
        var retrier = with with { FullJitter = false };
        retrier.Delay(0, () => throw new InvalidOperationException()).TotalSeconds.ShouldBe(retrier.IntervalSeconds);
        retrier.Delay(retry + 1, () => 0).ShouldBeGreaterThanOrEqualTo(retrier.Delay(retry, () => 0));
    });

    [Fact]
    public void Jitter_is_anything_up_to_the_delay_without_it() => Gen.Select(Retriers, Gen.Int[0, 50], Gen.Double[0, 0.999]).Sample((with, retry, dice) =>
    {
        var whole = (with with { FullJitter = false }).Delay(retry, () => 0);
        (with with { FullJitter = true }).Delay(retry, () => dice).ShouldBe(whole * dice, TimeSpan.FromMilliseconds(1));
    });

    [Fact]
    public void Even_an_absurd_back_off_is_no_longer_than_an_execution_lives() =>
        new Retrier(["A"]) { IntervalSeconds = 99_999_999, BackoffRate = 1e300 }.Delay(5000, () => 0).ShouldBe(TimeSpan.FromDays(366));
}
