using Amazon.Lambda.Core;

namespace RedGreen.Functions.Wiring;

/// <summary>
/// Calls end before their function is killed, so that its error tells what was going on, and no write is under way
/// when the state machine moves on.
/// </summary>
internal static class Deadline
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    public static CancellationTokenSource Of(ILambdaContext context) =>
        new(context.RemainingTime > Margin * 2 ? context.RemainingTime - Margin : Margin);
}
