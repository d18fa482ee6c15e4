namespace RedGreen.EndToEnd.Tests;

[Collection(nameof(Shop))]
public sealed class RollbackTests(Shop shop)
{
    private const string Bad = "demo/shop:v3";

    [Fact]
    public async Task A_bad_version_is_brought_back_and_only_its_own_errors_reach_clients()
    {
        var deployment = await shop.DeployUnderLoadAsync(Bad);

        var (report, load) = deployment;
        report.Outcome.ShouldBe("RolledBack");
        report.Reasons.ShouldContain(reason => reason.Contains("limit 1.0%", StringComparison.Ordinal));
        report.RollbackSeconds.ShouldNotBeNull().ShouldBeLessThan(2);
        deployment.IsBusy();
        report.Steps.Select(step => step.Weight).ShouldBe([20]);
        report.ServesItsWeightAtEachStep();

        report.GreenErrors.ShouldBeGreaterThan(0);
        report.FailedRequests.ShouldBe(report.GreenErrors);
        load.Outcomes.Failed.ShouldBe(load.Images[Bad].Outcomes.Failed);
        load.Outcomes.ConnectionFailure.ShouldBe(0);
        load.Outcomes.TimedOut.ShouldBe(0);
        report.LeavesOnly(report.From);
    }
}
