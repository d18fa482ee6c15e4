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
        // Against its limit or against Red: which of the two is sure first depends on the minute's requests.
        report.Reasons.ShouldContain(reason => reason.Contains("Green failed ", StringComparison.Ordinal), string.Join("; ", report.Reasons));
        // How long exactly, `bench -- rollback` measures on a quiet machine.
        report.RollbackSeconds.ShouldNotBeNull().ShouldBeLessThan(15);
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
