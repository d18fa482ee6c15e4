using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Task = System.Threading.Tasks.Task;

namespace SampleFunctions;

/// <summary>One function of every form that the generator writes.</summary>
public sealed class Functions(Counter counter)
{
    [LambdaFunction]
    public async Task<Receipt> AsyncWithEverything(Order order, [FromServices] Visit visit, [FromServices] Visit same, ILambdaContext context)
    {
        await Task.Yield();
        context.Logger.LogInformation("order of {Count} {Item}", order.Count, order.Item);
        Console.WriteLine("through the console");
        return new Receipt($"{order.Count} x {order.Item}, same scope: {visit.Id == same.Id}, seconds left: {context.RemainingTime.TotalSeconds > 1}", counter.Next());
    }

    [LambdaFunction]
    public static async Task AsyncWithoutResult(Order order)
    {
        await Task.Yield();
        if (order.Count == 0)
            throw new OrderRefused("nothing was ordered");
    }

    [LambdaFunction]
    public Receipt Sync(Order order) => new(order.Item, counter.Next());

    [LambdaFunction]
    public void SyncWithoutResult(ILambdaContext context) => context.Logger.LogWarning("{Name}, asked as {Arn}, served {Count}", context.FunctionName, context.InvokedFunctionArn, counter.Next());

    [LambdaFunction]
    public int WithoutEvent() => counter.Next();

    [LambdaFunction]
    public static string Static(string text) => text.ToUpperInvariant();

    [LambdaFunction]
    public static async Task<Stream> Raw(Stream input)
    {
        var output = new MemoryStream();
        await input.CopyToAsync(output);
        output.Position = 0;
        return output;
    }

    [LambdaFunction]
    public static async Task<string> CallsEcs(string cluster, [FromServices] IAmazonECS ecs)
    {
        var answer = await ecs.DescribeClustersAsync(new DescribeClustersRequest { Clusters = [cluster] });
        return answer.Clusters[0].Status;
    }
}
