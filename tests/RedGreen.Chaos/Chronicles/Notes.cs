using RedGreen.Sandbox;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Chronicles;

/// <summary>What is written down during a run, and what that needs to be known of the moment.</summary>
internal sealed class Notes(VirtualSandbox sandbox)
{
    public List<Write> Writes { get; } = [];

    public TargetWatch Targets { get; } = new(sandbox);

    public VirtualSandbox Sandbox => sandbox;

    public DateTimeOffset Now => sandbox.Context.Now;

    public void Add(Write write) => Writes.Add(write);

    /// <summary>Whose call it is. Calls that AWS makes for itself, in consequence of another, are its own.</summary>
    public static Author AuthorOf(AwsCall call) =>
        call.Execution is { } execution ? new(AuthorKind.Machine, execution)
        : call.Caller != WireEndpoint.Client ? new(AuthorKind.Aws)
        : Actor.Current is { Kind: ActorKind.Function } function ? new(AuthorKind.Function, function.Execution, function.Function)
        : new(AuthorKind.Person);
}
