using Microsoft.Extensions.DependencyInjection;
using RedGreen.Aws.Recovery;
using RedGreen.Rehearsals;
using RedGreen.Sandbox.Lambda;

namespace RedGreen.Machine.Tests.Everywhere;

/// <summary>Each single invocation of a function crashes, before or after its work, or runs beside its own retry: that only delays.</summary>
public class EveryInvocationTests
{
    private static readonly TimeSpan PerCall = TimeSpan.FromMilliseconds(700);

    public static TheoryData<string, bool> Cases => new(
        from fate in new[] { "dies before its work", "loses its answer", "runs twice" }
        from isGood in new[] { true, false }
        select (fate, isGood));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_single_invocation_decides_nothing(string fate, bool isGood)
    {
        var (number, count, hit) = (0, 0, (string?)null);
        await using var shop = new Shop(Open);
        do
        {
            _ = shop.Rehearsal;
            (number, count, hit) = (number + 1, 0, null);
            await shop.DeployAsync(isGood, () => hit ?? "nothing went wrong", () => isGood, isGood ? "Promoted" : "RolledBack");
        }
        while (hit is not null);

        shop.IsFine();
        shop.Count.ShouldBeGreaterThan(10);

        Rehearsal Open()
        {
            var rehearsal = new Rehearsal(requestsPerSecond: 5);
            var (functions, time) = (rehearsal.Sandbox.Functions, rehearsal.Sandbox.Time);
            // What runs twice interleaves call by call.
            if (fate == "runs twice")
                ShippedFunctions.AddTo(functions, new Latency(rehearsal.Sandbox.Transport, PerCall, time), time, services => services.AddSingleton(new LockTableName(rehearsal.LockTable())));
            foreach (var (name, works) in functions.ToList())
                functions[name] = async (payload, token) =>
                {
                    if (++count != number)
                        return await works(payload, token).ConfigureAwait(false);
                    hit = $"invocation {number}, {name}, {fate}";
                    if (fate == "dies before its work")
                        throw new FunctionError("Runtime.ExitError", "RequestId: unknown Error: Runtime exited with error: signal: killed");
                    var first = works(payload?.DeepClone(), token);
                    if (fate == "loses its answer")
                    {
                        await first.ConfigureAwait(false);
                        throw new FunctionError("Lambda.Unknown", "The function's answer was lost.");
                    }

                    await Task.Delay(PerCall / 2, time, token).ConfigureAwait(false);
                    var second = works(payload?.DeepClone(), token);
                    await ((Task)Task.WhenAll(first, second)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    return await second.ConfigureAwait(false);
                };
            return rehearsal;
        }
    }
}
