using System.Text.Json.Serialization;

namespace RedGreen.Cli.Demo;

/// <summary>What <c>redgreen demo --json</c> prints.</summary>
/// <param name="Deployments">In the order they ran.</param>
/// <param name="Seconds">Wall seconds of the whole demo.</param>
/// <param name="Failures">What was not as it must be; empty when the demo succeeds.</param>
internal sealed record DemoReport(IReadOnlyList<DeploymentReport> Deployments, double Seconds, IReadOnlyList<string> Failures);

/// <summary>One deployment, as its clients and AWS saw it.</summary>
internal sealed record DeploymentReport
{
    /// <summary>The service's name.</summary>
    public required string Service { get; init; }

    /// <summary>The image before.</summary>
    public required string From { get; init; }

    /// <summary>The image asked for.</summary>
    public required string To { get; init; }

    /// <summary><c>Promoted</c>, <c>RolledBack</c>, ...: the last state's name.</summary>
    public required string Outcome { get; init; }

    /// <summary>State names in order.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    /// <summary>The increments that Green carried.</summary>
    public required IReadOnlyList<StepReport> Steps { get; init; }

    /// <summary>Wall seconds from the start to the ending.</summary>
    public required double Seconds { get; init; }

    /// <summary>Requests that clients sent meanwhile and saw the end of.</summary>
    public required long Requests { get; init; }

    /// <summary>Of these, how many failed at their client: 4xx, 5xx, broken connections, time-outs.</summary>
    public required long FailedRequests { get; init; }

    /// <summary>Requests that Green answered, until traffic came home.</summary>
    public required long GreenRequests { get; init; }

    /// <summary>Of these, how many failed.</summary>
    public required long GreenErrors { get; init; }

    /// <summary>Why it ended so.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Wall seconds from the evaluation that decided to the last answer of Green; null where it was not rolled back.</summary>
    public double? RollbackSeconds { get; init; }

    /// <summary>Services, target groups and tasks of Green that still exist.</summary>
    public required int GreenLeft { get; init; }

    /// <summary>Whether every listener rule is as it was before.</summary>
    public required bool RulesRestored { get; init; }

    /// <summary>The image that the service itself runs afterwards.</summary>
    public required string Runs { get; init; }
}

/// <summary>One increment.</summary>
/// <param name="Weight">Green's percent.</param>
/// <param name="ObservedGreenShare">The share (0-1) of answers that Green gave, as clients saw it; null where there were none.</param>
/// <param name="Answers">How many answers that share is of.</param>
/// <param name="Seconds">Wall seconds it lasted.</param>
internal sealed record StepReport(int Weight, double? ObservedGreenShare, long Answers, double Seconds);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DemoReport))]
internal sealed partial class DemoJson : JsonSerializerContext;
