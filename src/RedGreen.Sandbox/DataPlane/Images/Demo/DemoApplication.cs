using System.IO.Hashing;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace RedGreen.Sandbox.DataPlane.Images.Demo;

/// <summary>What a demo container serves: its own name, as fast and as well as its image's behaviour says.</summary>
internal sealed class DemoApplication(string image, string task, ImageBehaviour behaviour, TimeProvider time)
{
    // A timer cannot wait for less than a millisecond; what is shorter passes on the way through the sockets.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly long _started = time.GetTimestamp();
    private readonly byte[] _body = Encoding.UTF8.GetBytes($"{image} {task}\n");
    // Every task has dice of its own, the same in every run.
    private readonly Random _dice = new(unchecked((int)XxHash32.HashToUInt32(Encoding.UTF8.GetBytes(task))));
    private readonly Lock _diceGate = new();

    /// <summary>Answers one request.</summary>
    public async Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers["x-image"] = image;
        context.Response.Headers["x-task"] = task;
        if (IsHealthCheck(context.Request))
        {
            await AnswerHealthAsync(context);
            return;
        }

        var (luck, normal) = Roll();
        var latency = behaviour.Latency.At(normal);
        if (WallOf(latency) >= ShortestWait)
            await Task.Delay(latency, time, context.RequestAborted);
        var fails = luck < behaviour.ErrorRate && time.GetElapsedTime(_started) >= behaviour.ErrorsFrom;
        await WriteAsync(context, fails ? 500 : 200);
    }

    // The load balancer's checks by what they call themselves, whatever path they ask for; people's and ECS's by path.
    private static bool IsHealthCheck(HttpRequest request) =>
        request.Path == "/health" || request.Headers.UserAgent.ToString().StartsWith("ELB-HealthChecker/", StringComparison.Ordinal);

    private async Task AnswerHealthAsync(HttpContext context)
    {
        if (behaviour.HealthStatus is { } status)
            await WriteAsync(context, status);
        else
            await Task.Delay(Timeout.InfiniteTimeSpan, time, context.RequestAborted);
    }

    private async Task WriteAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain";
        context.Response.ContentLength = _body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(_body, context.RequestAborted);
    }

    private TimeSpan WallOf(TimeSpan latency) => Http.WallTime.Of(time, latency, TimeSpan.Zero);

    // One number for luck, two for a normally distributed one (Box and Muller).
    private (double Luck, double Normal) Roll()
    {
        lock (_diceGate)
            return (_dice.NextDouble(), Math.Sqrt(-2 * Math.Log(1 - _dice.NextDouble())) * Math.Cos(2 * Math.PI * _dice.NextDouble()));
    }
}
