using System.Text.Json;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Load;

namespace RedGreen.Cli.Demo;

/// <summary>Shows a demo to a person while it runs; another one shows nothing.</summary>
internal interface IDemoView
{
    /// <summary>The sandbox is up.</summary>
    void Began(SandboxEndpoints endpoints);

    /// <summary>A deployment is under way.</summary>
    void Progress(DemoProgress progress);

    /// <summary>A deployment has ended.</summary>
    void Ended(DeploymentReport report);

    /// <summary>Everything has.</summary>
    void Summary(DemoReport report);
}

/// <summary>Where a deployment stands.</summary>
/// <param name="From">The image before.</param>
/// <param name="To">The image asked for.</param>
/// <param name="State">The state it is in.</param>
/// <param name="Document">The newest document; undefined before the first.</param>
/// <param name="Before">What clients saw before it began.</param>
/// <param name="Now">What they have seen now.</param>
/// <param name="Elapsed">Wall time since it began.</param>
internal sealed record DemoProgress(string From, string To, string State, JsonElement Document, LoadSnapshot Before, LoadSnapshot Now, TimeSpan Elapsed);

/// <summary>Shows nothing: the report is all that is wanted.</summary>
internal sealed class SilentView : IDemoView
{
    public void Began(SandboxEndpoints endpoints)
    {
    }

    public void Progress(DemoProgress progress)
    {
    }

    public void Ended(DeploymentReport report)
    {
    }

    public void Summary(DemoReport report)
    {
    }
}
