using Microsoft.AspNetCore.Http;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Http;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.Time;
using Endpoint = RedGreen.Sandbox.DataPlane.Endpoint;

namespace RedGreen.Sandbox.Tests.DataPlane.Http;

/// <summary>A data plane with one listener, images that answer at once, and targets of a test's own.</summary>
internal sealed class PlaneFixture : IAsyncDisposable
{
    public const string Listener = "listener";
    private readonly List<LoopbackServer> _targets = [];

    public PlaneFixture(double speed = 30, ImageCatalog? images = null)
    {
        Plane = new HttpDataPlane(new ScaledTime(speed, DateTimeOffset.UnixEpoch), Traffic, images ?? Images, Log);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    }

    public static ImageCatalog Images { get; } = new(more: new Dictionary<string, ImageBehaviour>
    {
        ["test/red:v1"] = new() { StartDelay = TimeSpan.Zero },
        ["test/green:v1"] = new() { StartDelay = TimeSpan.Zero },
    });

    public RecordedTraffic Traffic { get; } = new();

    public RecordedLog Log { get; } = new();

    public HttpDataPlane Plane { get; }

    public HttpClient Client { get; }

    public Uri Address => new($"http://127.0.0.1:{Plane.PortOf(Listener)}/");

    /// <summary>A target that answers as the test says.</summary>
    public async Task<Endpoint> TargetAsync(RequestDelegate answer)
    {
        var server = new LoopbackServer(0, answer, Log);
        _targets.Add(server);
        await server.StartAsync(CancellationToken.None);
        return new Endpoint("127.0.0.1", server.Port);
    }

    /// <summary>A container that listens.</summary>
    public async Task<IContainer> ContainerAsync(string image, string task)
    {
        var container = Plane.Start(new ContainerLaunch(task, image, new Dictionary<string, string>()));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await Plane.ProbeAsync(container.Endpoint, new("/health", TimeSpan.FromSeconds(30)))).Status != 200)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
        return container;
    }

    public void Route(params WeightedGroup[] groups) => Route(new RoutedForward(groups, null));

    public void Route(RoutedForward forward) => Route(new RoutedRule("default", [], new RoutedAction(forward)));

    public void Route(params RoutedRule[] rules) => Plane.Route(new ListenerRouting(Listener, "lb", 0, rules));

    public async Task<string> GetTextAsync(string path = "", params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(HttpMethod.Get, path, headers);
        return await answer.Content.ReadAsStringAsync();
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path = "", params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(Address, path));
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await Plane.DisposeAsync();
        foreach (var target in _targets)
            await target.DisposeAsync();
        Client.Dispose();
        Log.Errors.ShouldBeEmpty();
    }
}
