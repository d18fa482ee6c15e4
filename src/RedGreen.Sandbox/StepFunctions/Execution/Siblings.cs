using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language;

namespace RedGreen.Sandbox.StepFunctions.Execution;

/// <summary>Flows that run at once, a limited number at a time; the first that fails stops all others.</summary>
internal sealed class Siblings(int count, CancellationTokenSource stopping, Func<int, CancellationToken, Task<(Json Output, int LastEvent)>> run)
{
    private readonly Lock _gate = new();
    private int _next;

    /// <summary>What each gave, in their order; complete only without a <see cref="Failure"/>.</summary>
    public Json[] Outputs { get; } = new Json[count];

    /// <summary>The last event of the one that ended last; 0 for none.</summary>
    public int LastEvent { get; private set; }

    /// <summary>Why the first that failed did.</summary>
    public StateFailure? Failure { get; private set; }

    /// <summary>Runs all. Only a breakdown is thrown; failures and stops are told by the properties and the token.</summary>
    public Task RunAsync(int limit) => Task.WhenAll(Enumerable.Range(0, Math.Min(limit, count)).Select(_ => RunInTurnAsync()).ToList());

    private async Task RunInTurnAsync()
    {
        while (Interlocked.Increment(ref _next) - 1 is var index && index < count && !stopping.IsCancellationRequested)
        {
            try
            {
                var (output, lastEvent) = await run(index, stopping.Token).ConfigureAwait(false);
                lock (_gate)
                {
                    Outputs[index] = output;
                    LastEvent = Math.Max(LastEvent, lastEvent);
                }
            }
            catch (StateFailure failure)
            {
                lock (_gate)
                    Failure ??= failure;
#pragma warning disable CA1849 // Cancelling elsewhere would leave the one thread of virtual time.
                stopping.Cancel();
#pragma warning restore CA1849
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
