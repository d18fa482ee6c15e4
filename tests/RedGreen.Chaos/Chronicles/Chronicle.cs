namespace RedGreen.Chaos.Chronicles;

/// <summary>What was really true during a run, seen from the sandbox: nothing in it is a word of ours.</summary>
internal sealed record Chronicle
{
    /// <summary>The names of the services that are deployed.</summary>
    public required IReadOnlyList<string> Services { get; init; }

    /// <summary>The steady shop before the first deployment.</summary>
    public required Scene Before { get; init; }

    /// <summary>What is left when all is quiet.</summary>
    public required Scene After { get; init; }

    /// <summary>Every change, in order.</summary>
    public IReadOnlyList<Write> Writes { get; init; } = [];

    /// <summary>How requests were really divided, in order; at first of every rule.</summary>
    public IReadOnlyList<Routed> Routings { get; init; } = [];

    /// <summary>Requests that nobody answered.</summary>
    public IReadOnlyList<Outage> Outages { get; init; } = [];

    /// <summary>The executions of the deployment machine, in the order of their starts.</summary>
    public IReadOnlyList<ExecutionRecord> Executions { get; init; } = [];

    /// <summary>Invocations of functions before something of Green was taken away, in order.</summary>
    public IReadOnlyList<Invocation> Invocations { get; init; } = [];
}
