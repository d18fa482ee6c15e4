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
        var before = shop.Death.Died.Count;
        var image = await shop.AnotherGoodVersionAsync();
        var (report, load) = await shop.DeployUnderLoadAsync(image);

        shop.Death.Died.Skip(before).ShouldBe(Deaths.Select(death => death.Function), ignoreOrder: true);
        report.Outcome.ShouldBe("Promoted", string.Join("; ", report.Reasons));
        load.Outcomes.Failed.ShouldBe(0);
        report.Steps.Select(step => step.Weight).ShouldBe([20, 60, 100]);
        report.LeavesOnly(image);
    }

    [Fact]
    public async Task A_Rollback_that_is_killed_right_after_it_wrote_is_tried_again_and_only_Greens_own_errors_reach_clients()
    {
        const string bad = "demo/shop:v3";
        shop.Death.Await("Rollback", "ModifyListener");
        shop.Death.Await("ShiftWeight", "ModifyRule");
        var before = shop.Death.Died.Count;
        var (report, load) = await shop.DeployUnderLoadAsync(bad);

        shop.Death.Died.Skip(before).ShouldBe(["ShiftWeight", "Rollback"]);
        report.Outcome.ShouldBe("RolledBack");
        load.Outcomes.Failed.ShouldBe(load.Images[bad].Outcomes.Failed);
        report.LeavesOnly(report.From);
    }
}
