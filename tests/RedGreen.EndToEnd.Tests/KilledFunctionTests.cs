namespace RedGreen.EndToEnd.Tests;

[Collection(nameof(Shop))]
public sealed class KilledFunctionTests(Shop shop)
{
    // Every function on the way of a promotion that writes, and one that only reads.
    private static readonly (string Function, string Call)[] Deaths =
    [
        ("DeployGreen", "CreateService"),
        ("EvaluateHealth", "DescribeServices"),
        ("ShiftWeight", "ModifyListener"),
        ("UpdateRed", "UpdateService"),
        ("RetireGreen", "DeleteService"),
    ];

    [Fact]
    public async Task Functions_that_are_killed_right_after_they_wrote_are_tried_again_and_no_client_notices()
    {
        foreach (var (function, call) in Deaths)
            shop.Death.Await(function, call);
        var image = await shop.AnotherGoodVersionAsync();
        var (report, load) = await shop.DeployUnderLoadAsync(image);

        shop.Death.Died.ShouldBe(Deaths.Select(death => death.Function), ignoreOrder: true);
        report.Outcome.ShouldBe("Promoted", string.Join("; ", report.Reasons));
        load.Outcomes.Failed.ShouldBe(0);
        report.Steps.Select(step => step.Weight).ShouldBe([20, 60, 100]);
        report.LeavesOnly(image);
    }
}
