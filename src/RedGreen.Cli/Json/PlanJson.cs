namespace RedGreen.Cli.Json;

/// <summary>What <c>plan --json</c> prints, and <c>enroll --json</c> beside its tags.</summary>
internal sealed record PlanJson
{
    public required string Cluster { get; init; }

    public required string Service { get; init; }

    /// <summary>Whether a deployment would go ahead.</summary>
    public required bool Deployable { get; init; }

    /// <summary>Why not: every reason.</summary>
    public required IReadOnlyList<string> Refusals { get; init; }

    /// <summary>The image or task definition now.</summary>
    public string? From { get; init; }

    /// <summary>The image or task definition asked for.</summary>
    public string? To { get; init; }

    public int? Tasks { get; init; }

    /// <summary>Green's service and target groups; xxxxxxxx stands for the deployment's id.</summary>
    public GreenJson? Green { get; init; }

    public required IReadOnlyList<StepJson> Steps { get; init; }

    /// <summary>Seconds that it takes at least, Green's and Red's start not counted.</summary>
    public long? AtLeastSeconds { get; init; }

    public IReadOnlyList<RuleJson>? Rules { get; init; }

    public required IReadOnlyList<StrategyJson> Strategy { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }
}

internal sealed record GreenJson(string Service, IReadOnlyList<string> TargetGroups);

/// <summary>An increment.</summary>
/// <param name="GreenPercent">Green's percent.</param>
/// <param name="HoldSeconds">Its hold.</param>
/// <param name="Approve">Whether it waits for a person after it.</param>
/// <param name="AtLeastSeconds">How long it takes at least: two whole minutes must be measured and published.</param>
internal sealed record StepJson(int GreenPercent, int HoldSeconds, bool Approve, long AtLeastSeconds);

/// <summary>A listener rule or default action.</summary>
/// <param name="Arn">The rule's ARN or, for a default action, the listener's.</param>
/// <param name="Kind"><c>rule</c> or <c>defaultAction</c>.</param>
/// <param name="Before">Its actions now.</param>
/// <param name="AtSteps">Its actions at each step.</param>
internal sealed record RuleJson(string Arn, string Kind, string Before, IReadOnlyList<string> AtSteps);

/// <summary>A field of the strategy.</summary>
/// <param name="Name">As tags write it, without the prefix.</param>
/// <param name="Value">Its value; null where it is the default, and that is none.</param>
/// <param name="From"><c>request</c>, <c>tag</c> or <c>default</c>.</param>
internal sealed record StrategyJson(string Name, string? Value, string From);
