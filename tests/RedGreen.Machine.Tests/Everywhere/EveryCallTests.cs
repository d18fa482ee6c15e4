namespace RedGreen.Machine.Tests.Everywhere;

/// <summary>Each single AWS call of a promotion and of a rollback, by functions and by the state machine itself, goes wrong once: that only delays.</summary>
public class EveryCallTests
{
    public static TheoryData<CallFault, bool> Cases => new(
        from fault in Enum.GetValues<CallFault>()
        from isGood in new[] { true, false }
        select (fault, isGood));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_single_call_decides_nothing(CallFault fault, bool isGood)
    {
        var call = new OneCall(fault);
        await using var shop = new Shop(Open, call);
        var number = 0;
        do
        {
            call.Arm(++number);
            await shop.DeployAsync(isGood, () => call.Hit ?? "nothing went wrong", () => isGood, isGood ? "Promoted" : "RolledBack");
        }
        while (call.Hit is not null);

        shop.IsFine();
        shop.Count.ShouldBeGreaterThan(60);

        Rehearsal Open()
        {
            var rehearsal = new Rehearsal(requestsPerSecond: 5, filters: [call]);
            call.Time = rehearsal.Sandbox.Time;
            return rehearsal;
        }
    }
}
