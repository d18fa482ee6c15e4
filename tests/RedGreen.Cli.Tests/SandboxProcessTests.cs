using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RedGreen.Cli.Tests;

public sealed partial class SandboxProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("redgreen-cli-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_sandbox_says_ready_serves_and_stops_when_it_is_told()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var template = Path.Combine(_folder.FullName, "template.yaml");
        await File.WriteAllTextAsync(template, """
            Resources:
              Nothing:
                Type: AWS::Serverless::StateMachine
                Properties: { Definition: { StartAt: Done, States: { Done: { Type: Succeed } } } }
            """, cancellation);
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", Command, "sandbox", "--port", "0", "--listener", "0", "--speed", "100", "--template", template])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellation) ?? await process.StandardError.ReadToEndAsync(cancellation);
            var ready = Ready().Match(line);
            ready.Success.ShouldBeTrue(line);
            ready.Groups["machine"].Value.ShouldBe("arn:aws:states:eu-west-1:123456789012:stateMachine:Nothing");

            using var http = new HttpClient();
            (await http.GetStringAsync(new Uri(ready.Groups["listener"].Value), cancellation)).ShouldContain("demo/shop:v1");

            using var call = new HttpRequestMessage(HttpMethod.Post, ready.Groups["endpoint"].Value) { Content = new StringContent("""{"cluster":"demo","services":["shop"]}""") };
            call.Headers.Add("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.DescribeServices");
            call.Headers.TryAddWithoutValidation("Authorization", "AWS4-HMAC-SHA256 Credential=AKIASANDBOX/20260101/eu-west-1/ecs/aws4_request, SignedHeaders=host, Signature=0");
            using var answer = await http.SendAsync(call, cancellation);
            ((int)JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation))!["services"]![0]!["runningCount"]!).ShouldBe(2);

            await StopAsync(process, cancellation);
            process.ExitCode.ShouldBe(0);
            (await process.StandardOutput.ReadToEndAsync(cancellation)).ShouldBeEmpty();
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static string Command => Path.Combine(AppContext.BaseDirectory, "RedGreen.Cli.dll");

    // Windows has no SIGTERM to send to a process without a console of its own.
    private static async Task StopAsync(Process process, CancellationToken cancellation)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM on Windows.");
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
    }

    [GeneratedRegex(@"^ready endpoint=(?<endpoint>http://127\.0\.0\.1:\d+) listener=(?<listener>http://127\.0\.0\.1:\d+) Nothing=(?<machine>\S+)$")]
    private static partial Regex Ready();
}
