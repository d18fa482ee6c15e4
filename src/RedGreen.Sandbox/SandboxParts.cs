using Microsoft.Extensions.Logging;
using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.Lambda;
using RedGreen.Sandbox.Registry;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox;

/// <summary>What differs between a sandbox with real traffic and one in virtual time; all else is the same code.</summary>
/// <param name="Context">Clock, lock, names, dice.</param>
/// <param name="DataPlane">Makes the data plane, given where it reports what it served.</param>
/// <param name="Functions">Where Lambda functions run.</param>
/// <param name="Seed">Seeds the executions' dice; the services' own are the context's.</param>
/// <param name="Logs">Where the sandbox says what it does.</param>
internal sealed record SandboxParts(
    SandboxContext Context, Func<ITrafficSink, IDataPlane> DataPlane, IFunctionHost Functions, int Seed, ILoggerFactory Logs)
{
    /// <summary>Where images come from.</summary>
    public required IImageRegistry Registry { get; init; }

    /// <summary>In front of every AWS call.</summary>
    public IReadOnlyList<IWireFilter> Filters { get; init; } = [];
}
