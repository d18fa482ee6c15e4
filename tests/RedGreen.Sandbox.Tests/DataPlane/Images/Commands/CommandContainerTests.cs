using System.Net.Sockets;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.DataPlane.Images.Commands;
using RedGreen.Sandbox.Time;

namespace RedGreen.Sandbox.Tests.DataPlane.Images.Commands;

public sealed class CommandContainerTests : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly RecordedLog _log = new();
    private readonly List<ContainerHost> _hosts = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
            await host.DisposeAsync();
    }

    [Fact]
    public async Task A_users_program_serves_on_the_port_it_is_told()
    {
        var container = Start("serve");
        (await GetAsync(container.Endpoint)).ShouldBe($"my/child:v7|v7|task-1|hello on {container.Endpoint.Port}|yes");
        _log.Lines.ShouldContain("task task-1 | serving");
    }

    [Fact]
    public async Task Stop_asks_the_program_to_end_and_tells_its_exit_code()
    {
        var container = Start("serve");
        await GetAsync(container.Endpoint);
        container.Stop(TimeSpan.FromMinutes(10));
        var exit = await container.Exited.WaitAsync(Limit);
        // Windows has no SIGTERM: there the program is killed.
        exit.ExitCode.ShouldBe(OperatingSystem.IsWindows() ? -1 : 3);
        container.Stop(TimeSpan.FromMinutes(10));
        container.Kill();
    }

    [Fact]
    public async Task A_program_that_does_not_end_when_asked_is_killed()
    {
        var container = Start("stubborn");
        await GetAsync(container.Endpoint);
        container.Stop(TimeSpan.FromSeconds(30));
        (await container.Exited.WaitAsync(Limit)).ExitCode.ShouldBe(OperatingSystem.IsWindows() ? -1 : 137);
    }

    [Fact]
    public async Task A_program_that_fails_tells_its_exit_code_and_what_it_wrote()
    {
        var container = Start("fail");
        (await container.Exited.WaitAsync(Limit)).ShouldBe(new ContainerExit(42, null));
        await UntilAsync(() => _log.Lines.Contains("task task-1 | no database"));
    }

    [Fact]
    public async Task The_sandboxs_end_is_the_end_of_its_programs()
    {
        var container = Start("stubborn");
        await GetAsync(container.Endpoint);
        await _hosts[0].DisposeAsync();
        container.Exited.IsCompleted.ShouldBeTrue();
        await Should.ThrowAsync<HttpRequestException>(() => new HttpClient().GetStringAsync($"http://{container.Endpoint.Ip}:{container.Endpoint.Port}/"));
    }

    [Theory]
    [InlineData("no-such-program-anywhere", "no-such-program-anywhere")]
    [InlineData("./no/such/program", "program")]
    [InlineData("${NOT_SET}", "${NOT_SET} is not set")]
    public async Task A_program_that_cannot_be_started_is_a_container_that_could_not_be(string program, string reason)
    {
        var container = Start(ChildProgram.Image("serve") with { Command = [program] });
        var exit = await container.Exited.WaitAsync(Limit);
        exit.ExitCode.ShouldBe(127);
        exit.Reason!.ShouldStartWith("CannotStartContainerError: ");
        exit.Reason!.ShouldContain(reason);
    }

    [Fact]
    public void Ports_are_not_given_out_twice() =>
        Enumerable.Range(0, 100).Select(_ => LoopbackPorts.Next()).ShouldBeUnique();

    private IContainer Start(string role) => Start(ChildProgram.Image(role));

    private IContainer Start(CommandImage image)
    {
        var time = new ScaledTime(30, DateTimeOffset.UnixEpoch);
        var host = new ContainerHost(new ImageCatalog(new CommandImages([image])), time, _log);
        _hosts.Add(host);
        return host.Start(new ContainerLaunch("task-1", "my/child:v7", new Dictionary<string, string> { ["FROM_TASK"] = "yes" }));
    }

    private static async Task<string> GetAsync(Endpoint endpoint)
    {
        using var client = new HttpClient();
        string? answer = null;
        await UntilAsync(async () =>
        {
            try
            {
                answer = await client.GetStringAsync($"http://{endpoint.Ip}:{endpoint.Port}/");
                return true;
            }
            catch (HttpRequestException notYet) when (notYet.InnerException is SocketException)
            {
                return false;
            }
        });
        return answer!;
    }

    private static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
    }
}
