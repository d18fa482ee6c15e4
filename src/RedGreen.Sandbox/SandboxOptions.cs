using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RedGreen.Sandbox.Notifications;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox;

/// <summary>How a sandbox with real traffic is set up.</summary>
public sealed record SandboxOptions
{
    /// <summary>The port that all AWS services are on; 0 for any that is free.</summary>
    public int Port { get; init; } = 4510;

    /// <summary>The port of the load balancer's listener; 0 for any that is free.</summary>
    public int ListenerPort { get; init; } = 8080;

    /// <summary>What brings clients to the shop.</summary>
    public SandboxRouter Router { get; init; } = SandboxRouter.Alb;

    /// <summary>How many sandbox seconds pass in one real second; above 0.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Seeds all that is random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The SAM template whose functions, state machines and tables the sandbox has.</summary>
    public required string Template { get; init; }

    /// <summary>Values of the template's parameters, before their defaults.</summary>
    public IReadOnlyDictionary<string, string> TemplateParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the executables of the template's functions were built to.</summary>
    public required string FunctionsDirectory { get; init; }

    /// <summary>A file that says which commands stand for which images, besides the <c>demo/shop</c> ones; null for none.</summary>
    public string? Images { get; init; }

    /// <summary>Tags of the service <c>shop</c>: <c>redgreen:steps</c> and the like.</summary>
    public IReadOnlyDictionary<string, string> ServiceTags { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the sandbox says what it does; functions' output goes there too.</summary>
    public ILoggerFactory Logs { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Told of every message that is published to a topic; it must return soon, for the sandbox waits.</summary>
    public Action<Notification>? Notified { get; init; }

    /// <summary>In front of every AWS call.</summary>
    public IReadOnlyList<IWireFilter> Filters { get; init; } = [];
}
