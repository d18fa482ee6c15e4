using System.Text.Json;
using RedGreen.Cli.Json;
using RedGreen.Decisions;
using RedGreen.Deployments;

namespace RedGreen.Cli.Following;

/// <summary>The document of a deployment, as far as this command knows it: see <see cref="Deployment"/>. Everything may be missing.</summary>
internal sealed class DeploymentDocument(JsonElement document)
{
    /// <summary>Whether there is one; before the plan is made there is none.</summary>
    public bool IsPlanned => document.At("traffic").ValueKind is JsonValueKind.Object;

    public string? Id => document.Text("id");

    public string? Cluster => document.Text("request", "cluster");

    public string? Service => document.Text("request", "service");

    public string? ServiceArn => document.Text("request", "serviceArn");

    public string? Image => document.Text("request", "image") ?? document.Text("request", "taskDefinition");

    public string? From => document.Text("red", "image") ?? document.Text("red", "taskDefinition");

    public string? Stage => document.Text("traffic", "stage");

    /// <summary>0 for readiness.</summary>
    public int Step => document.Number("traffic", "step") ?? 0;

    public int Steps => document.Items("strategy", "steps").Count();

    /// <summary>Green's percent.</summary>
    public int Weight => document.Number("traffic", "weight") ?? 0;

    public string? Why => document.Text("why");

    public string? Ending => document.Text("ending");

    public string? LastCommand => document.Text("steering", "lastCommand");

    /// <summary>Whether Red is being brought back.</summary>
    public bool IsRollingBack => Stage == Deployments.Stage.RolledBack || document.Text("decision") == Decision.Rollback;

    /// <summary>What it waits for a person for; null while it does not.</summary>
    public string? PausedFor => document.Text("steering", "pause", "for");

    public IReadOnlyList<string> Reasons => [.. document.Items("reasons").Where(reason => reason.ValueKind is JsonValueKind.String).Select(reason => reason.GetString()!)];

    public IReadOnlyList<TimelineEntry> Timeline =>
        [.. document.Items("timeline").Select(entry => new TimelineEntry(entry.Moment("at") ?? default, entry.Text("what") ?? ""))];

    /// <summary>Until when it stays as it is, at the latest, and what happens then; null where that is not known.</summary>
    public Deadline? Until()
    {
        if (IsRollingBack)
            return null;
        if (PausedFor is not null)
            return After(document.Moment("steering", "pause", "since"), "pauseTimeoutSeconds", "it is rolled back");
        var since = document.Moment("traffic", "since");
        return Stage switch
        {
            Deployments.Stage.Readiness => After(since, "readyTimeoutSeconds", "it is rolled back, unless Green is ready"),
            Deployments.Stage.Shifting => document.Items("strategy", "steps").ElementAtOrDefault(Step - 1).Number("holdSeconds") is { } hold && since is { } begun
                ? new Deadline(begun.AddSeconds(hold), Step >= Steps ? "the bake is over" : "the next step is due, if nothing speaks against it")
                : null,
            Deployments.Stage.GoingHome => After(since, "homeTimeoutSeconds", "traffic stays on Green, unless Red runs the new version"),
            Deployments.Stage.Home => After(since, "settleSeconds", "Green is retired"),
            _ => null,
        };
    }

    private Deadline? After(DateTimeOffset? since, string limit, string then) =>
        since is { } at && document.Number("strategy", limit) is { } seconds ? new Deadline(at.AddSeconds(seconds), then) : null;
}

/// <summary>When something is due.</summary>
/// <param name="At">When.</param>
/// <param name="Then">What happens then, in words.</param>
internal sealed record Deadline(DateTimeOffset At, string Then);
