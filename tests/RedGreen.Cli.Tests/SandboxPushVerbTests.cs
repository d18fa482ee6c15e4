namespace RedGreen.Cli.Tests;

public sealed class SandboxPushVerbTests : IDisposable
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private readonly CommandBed _bed = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("redgreen-cli-");

    public void Dispose()
    {
        _bed.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("demo/shop has no tag. Name one, such as demo/shop:v2.", "demo/shop")]
    [InlineData("127.0.0.1:5000/demo/shop has no tag.", "127.0.0.1:5000/demo/shop")]
    [InlineData("demo/shop: is no image", "demo/shop:")]
    [InlineData("Demo/Shop:v2 is no image: it is a repository in lower case", "Demo/Shop:v2")]
    [InlineData("demo/shop@sha256:1 names a digest.", "demo/shop@sha256:1")]
    [InlineData("--digest is sha256: and 64 hexadecimal digits in lower case, not 0123.", "demo/shop:v2", "--digest", "0123")]
    [InlineData("--endpoint is an URL such as http://127.0.0.1:4510, not localhost:4510.", "demo/shop:v2", "--endpoint", "localhost:4510")]
    [InlineData("No sandbox answers at http://127.0.0.1:9. Start one with redgreen sandbox,", "demo/shop:v2", "--endpoint", "http://127.0.0.1:9")]
    public async Task What_cannot_be_pushed_is_named(string message, params string[] arguments)
    {
        (await _bed.RunAsync(["sandbox", "push", .. arguments])).ShouldBe(2);
        _bed.Error.ShouldContain(message);
        _bed.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData()]
    [InlineData("demo/shop:v2", "--digset", Digest)]
    public async Task A_wrong_option_leads_to_the_help_of_push(params string[] arguments)
    {
        (await _bed.RunAsync(["sandbox", "push", .. arguments])).ShouldBe(2);
        _bed.Error.ShouldContain("See: redgreen sandbox push --help");
    }

    [Fact]
    public async Task A_push_reaches_the_sandbox_and_says_what_it_sent()
    {
        await using var sandbox = await StartAsync();
        (await PushAsync(sandbox, "demo/shop:v2", "--digest", Digest)).ShouldBe(0);
        _bed.Output.ShouldStartWith($"pushed demo/shop:v2 digest={Digest} event=");
        (await PushAsync(sandbox, "123456789012.dkr.ecr.eu-west-1.amazonaws.com/demo/shop:v3")).ShouldBe(0);
        _bed.Output.ShouldContain("pushed demo/shop:v3 digest=sha256:");
    }

    [Fact]
    public async Task An_image_that_the_sandbox_does_not_have_is_not_pushed()
    {
        await using var sandbox = await StartAsync();
        (await PushAsync(sandbox, "demo/shop:v9")).ShouldBe(2);
        _bed.Error.ShouldContain("Nothing was pushed. The sandbox has no image demo/shop:v9. It has: demo/shop:v1,");
    }

    [Fact]
    public async Task Something_else_that_answers_is_no_sandbox()
    {
        await using var sandbox = await StartAsync();
        (await _bed.RunAsync("sandbox", "push", "demo/shop:v2", "--endpoint", sandbox.Endpoints.Listener.ToString())).ShouldBe(2);
        _bed.Error.ShouldContain("Nothing was pushed. What answers there is no sandbox: status 200.");
    }

    private Task<int> PushAsync(Sandbox.RunningSandbox sandbox, params string[] arguments) =>
        _bed.RunAsync(["sandbox", "push", .. arguments, "--endpoint", sandbox.Endpoints.Aws.ToString()]);

    private async Task<Sandbox.RunningSandbox> StartAsync()
    {
        var template = Path.Combine(_folder.FullName, "template.yaml");
        await File.WriteAllTextAsync(template, "Resources: {}");
        return await Sandbox.RunningSandbox.StartAsync(
            new() { Port = 0, ListenerPort = 0, Speed = 100, Template = template, FunctionsDirectory = _folder.FullName }, TestContext.Current.CancellationToken);
    }
}
