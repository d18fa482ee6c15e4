namespace RedGreen.EndToEnd.Tests;

[Collection(nameof(Shop))]
public sealed class CrowdedAccountTests(Shop shop)
{
    // Of ten looks and three writes a second: one look in two seconds, one write in seven.
    private const double Left = 0.05;

    [Fact]
    public async Task A_throttled_load_balancer_API_delays_a_deployment_and_no_client_notices()
    {
        var image = await shop.AnotherGoodVersionAsync();
        shop.Crowd.Leaves(Left);
        try
        {
            var before = shop.Crowd.Refused;
            var (report, load) = await shop.DeployUnderLoadAsync(image);

            (shop.Crowd.Refused - before).ShouldBeGreaterThan(0);
            report.Outcome.ShouldBe("Promoted", string.Join("; ", report.Reasons));
            load.Outcomes.Failed.ShouldBe(0);
            report.LeavesOnly(image);
        }
        finally
        {
            shop.Crowd.Leaves(null);
        }
    }
}
