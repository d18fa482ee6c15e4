namespace RedGreen.Sandbox.StepFunctions.Execution;

/// <summary>Waits by a clock for as long as an execution may live, which is longer than one timer reaches.</summary>
internal static class Patience
{
    // A timer takes at most 2^32 - 2 milliseconds, about 49 days.
    private static readonly TimeSpan Reach = TimeSpan.FromDays(30);

    /// <summary>Waits until a moment.</summary>
    public static async Task DelayUntil(this TimeProvider time, DateTimeOffset due, CancellationToken stopping)
    {
        for (var left = due - time.GetUtcNow(); left > TimeSpan.Zero; left = due - time.GetUtcNow())
            await PauseAsync(time, Next(left), stopping).ConfigureAwait(false);
    }

    /// <summary>Waits for a task, at most until a moment.</summary>
    /// <exception cref="TimeoutException">The moment came first; the task goes on.</exception>
    public static async Task<T> OrUntil<T>(this Task<T> task, TimeProvider time, DateTimeOffset due, CancellationToken stopping)
    {
        while (!task.IsCompleted)
        {
            var left = due - time.GetUtcNow();
            if (left <= TimeSpan.Zero)
                throw new TimeoutException();
            try
            {
                return await task.WaitAsync(Next(left), time, stopping).ConfigureAwait(false);
            }
            catch (TimeoutException) when (!IsItsOwn(task))
            {
                // One timer's reach has passed; perhaps not yet the whole time, and perhaps the task was done at the same moment.
            }
        }

        return await task.ConfigureAwait(false);
    }

    /// <summary>Whether a TimeoutException is the task's own, not that of whoever waited for it.</summary>
    public static bool IsItsOwn(Task task) => task is { IsFaulted: true, Exception.InnerException: TimeoutException };

    // Unlike Task.Delay, which goes on elsewhere when it is cancelled, this stays on the one thread of virtual time.
    private static async Task PauseAsync(TimeProvider time, TimeSpan span, CancellationToken stopping)
    {
        var over = new TaskCompletionSource();
        using var timer = time.CreateTimer(static over => ((TaskCompletionSource)over!).TrySetResult(), over, span, Timeout.InfiniteTimeSpan);
        using var registration = stopping.UnsafeRegister(static (over, token) => ((TaskCompletionSource)over!).TrySetCanceled(token), over);
        await over.Task.ConfigureAwait(false);
    }

    // Timers count whole milliseconds: rounding down would wait for nothing, again and again.
    private static TimeSpan Next(TimeSpan left) => left > Reach ? Reach : TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds));
}
