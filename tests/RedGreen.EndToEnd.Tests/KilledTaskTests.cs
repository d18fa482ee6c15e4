using Amazon.ECS.Model;
using Task = System.Threading.Tasks.Task;

namespace RedGreen.EndToEnd.Tests;

[Collection(nameof(Shop))]
public sealed class KilledTaskTests(Shop shop)
{
    [Fact]
    public async Task A_task_of_each_side_that_is_stopped_under_load_is_replaced_and_no_client_notices()
    {
        var image = await shop.AnotherGoodVersionAsync();
        var stopped = shop.Interruption.When("ShiftWeight", "ModifyListener", () => StopTasksAsync(most: 1));
        var (report, load) = await shop.DeployUnderLoadAsync(image);
        await stopped;

        report.Outcome.ShouldBe("Promoted", string.Join("; ", report.Reasons));
        load.Outcomes.Failed.ShouldBe(0);
        report.LeavesOnly(image);
    }

    [Fact]
    public async Task A_Green_all_of_whose_tasks_are_stopped_again_and_again_is_brought_back()
    {
        var from = await shop.Surroundings.ImageAsync(TestContext.Current.CancellationToken);
        var image = await shop.AnotherGoodVersionAsync();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var killing = Task.CompletedTask;
        var begun = shop.Interruption.When("ShiftWeight", "ModifyListener", () =>
        {
            killing = KillGreenAsync(enough.Token);
            return Task.CompletedTask;
        });
        var (report, load) = await shop.DeployUnderLoadAsync(image);
        await begun;
        await enough.CancelAsync();
        await killing;

        report.Outcome.ShouldBe("RolledBack", string.Join("; ", report.Reasons));
        // What Green could not answer is Green's: Red has answered every request it got.
        load.Images[from].Outcomes.Failed.ShouldBe(0);
        report.LeavesOnly(from);
    }

    private async Task KillGreenAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await StopTasksAsync(most: int.MaxValue, onlyGreen: true);
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task StopTasksAsync(int most, bool onlyGreen = false)
    {
        var (ecs, cluster) = (shop.Aws.Ecs, shop.Sandbox.Endpoints.Cluster);
        var services = await ecs.ListServicesAsync(new ListServicesRequest { Cluster = cluster });
        foreach (var service in services.ServiceArns.Where(arn => !onlyGreen || arn.Contains("-green-", StringComparison.Ordinal)))
        {
            var tasks = await ecs.ListTasksAsync(new ListTasksRequest { Cluster = cluster, ServiceName = service[(service.LastIndexOf('/') + 1)..] });
            foreach (var task in (tasks.TaskArns ?? []).Take(most))
                await ecs.StopTaskAsync(new StopTaskRequest { Cluster = cluster, Task = task, Reason = "its host is gone" });
        }
    }
}
