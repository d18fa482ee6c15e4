namespace RedGreen.EndToEnd.Tests;

[Collection(nameof(Shop))]
public sealed class PromotionTests(Shop shop)
{
    [Fact]
    public async Task A_good_version_takes_over_and_no_client_notices()
    {
        var image = await shop.AnotherGoodVersionAsync();
        var deployment = await shop.DeployUnderLoadAsync(image);

        var (report, load) = deployment;
        report.Outcome.ShouldBe("Promoted", string.Join("; ", report.Reasons));
        report.FailedRequests.ShouldBe(0);
        load.Outcomes.Failed.ShouldBe(0);
        deployment.IsBusy();
        report.Steps.Select(step => step.Weight).ShouldBe([20, 60, 100]);
        report.ServesItsWeightAtEachStep();
        report.LeavesOnly(image);
    }
}
