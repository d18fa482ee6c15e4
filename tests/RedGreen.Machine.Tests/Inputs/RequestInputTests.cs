namespace RedGreen.Machine.Tests.Inputs;

public class RequestInputTests
{
    [Fact]
    public async Task Any_request_is_refused_clearly_and_changes_nothing()
    {
        await using var rehearsal = new Rehearsal();
        using var functions = new RawFunctions(rehearsal.Sandbox);
        var before = Account.StateOf(rehearsal.Sandbox);
        OddRequests.Any.Sample(input => functions.Resolve(input).ShouldBeNull(), iter: 500, threads: 1);
        Account.StateOf(rehearsal.Sandbox).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(OddRequests.HugeNames), MemberType = typeof(OddRequests))]
    public async Task A_request_that_is_far_too_large_is_refused_clearly(string what)
    {
        var input = OddRequests.Huge[what];
        await using var rehearsal = new Rehearsal();
        using var functions = new RawFunctions(rehearsal.Sandbox);
        functions.Resolve(input).ShouldBeNull(what);
    }

    [Fact]
    public async Task The_usual_request_is_none_of_those()
    {
        await using var rehearsal = new Rehearsal();
        using var functions = new RawFunctions(rehearsal.Sandbox);
        functions.Resolve("""{"cluster":"demo","service":"shop","image":"demo/shop:v2"}""").ShouldNotBeNull();
    }
}
