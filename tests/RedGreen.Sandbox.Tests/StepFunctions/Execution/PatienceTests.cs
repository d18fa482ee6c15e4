using RedGreen.Sandbox.StepFunctions.Execution;

namespace RedGreen.Sandbox.Tests.StepFunctions.Execution;

public class PatienceTests
{
    private static readonly DateTimeOffset Due = new(2026, 1, 1, 0, 1, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_is_done_at_the_very_moment_at_which_nobody_would_wait_any_longer_is_done()
    {
        var work = new TaskCompletionSource<int>();
        (await work.Task.OrUntil(new Impatient(() => work.SetResult(7)), Due, TestContext.Current.CancellationToken)).ShouldBe(7);
    }

    [Fact]
    public async Task What_is_not_done_by_then_is_not_waited_for() =>
        await Should.ThrowAsync<TimeoutException>(new TaskCompletionSource<int>().Task.OrUntil(new Impatient(() => { }), Due, TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_task_may_end_with_a_time_out_of_its_own()
    {
        var work = new TaskCompletionSource<int>();
        await Should.ThrowAsync<TimeoutException>(work.Task.OrUntil(new Impatient(() => work.SetException(new TimeoutException("its own"))), Due, TestContext.Current.CancellationToken));
        Patience.IsItsOwn(work.Task).ShouldBeTrue();
    }

    // Every timer fires at once, and something happens in the same moment.
    private sealed class Impatient(Action meanwhile) : TimeProvider
    {
        private DateTimeOffset _now = Due.AddMinutes(-1);

        public override DateTimeOffset GetUtcNow() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _now = Due;
            callback(state);
            meanwhile();
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
