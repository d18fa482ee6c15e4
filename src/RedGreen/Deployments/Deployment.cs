using System.Text.Json;
using System.Text.Json.Serialization;
using RedGreen.Hooks;
using RedGreen.Requests;
using RedGreen.Strategies;

namespace RedGreen.Deployments;

/// <summary>
/// The document that travels between the states: who is Red, who is Green, how traffic flows, what was seen and what
/// was decided. It is also the execution's output: the record of why a release went out or came back.
/// </summary>
public sealed record Deployment
{
    private const string RollbackPrefix = Decisions.Decision.Rollback + ": ";

    /// <summary>Eight hexadecimal digits, new for every deployment: Green's names end in it.</summary>
    public required string Id { get; init; }

    /// <summary>What was asked for.</summary>
    public required ResolvedRequest Request { get; init; }

    /// <summary>How it proceeds, resolved once: later changes of tags are for later deployments.</summary>
    public required Strategy Strategy { get; init; }

    /// <summary>The service that runs now.</summary>
    public required Red Red { get; init; }

    /// <summary>The visitor.</summary>
    public required Green Green { get; init; }

    /// <summary>The listener rules and how far they have moved.</summary>
    public required Traffic Traffic { get; init; }

    /// <summary>What has been seen so far.</summary>
    public Evidence Evidence { get; init; } = new();

    /// <summary>What operators have asked for.</summary>
    public Steering Steering { get; init; } = new();

    /// <summary>How far its hooks have come.</summary>
    public HookProgress Hooks { get; init; } = new();

    /// <summary>What the hook that was called last has answered, as the state machine wrote it; null once it was taken in.</summary>
    public HookAnswer? HookAnswer { get; init; }

    /// <summary>What the state machine does next: one of <see cref="Decisions.Decision"/>.</summary>
    public string Decision { get; init; } = Decisions.Decision.Wait;

    /// <summary>Why, in words with numbers; the newest evaluation's.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The reasons of the decision that ended it, or of the newest one, as one text.</summary>
    public string Why { get; init; } = "";

    /// <summary>Seconds until the next look, at least 1.</summary>
    public int WaitSeconds { get; init; } = 1;

    /// <summary>What happened when; bounded.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>How often Rollback has run to its end.</summary>
    public int Rollbacks { get; init; }

    /// <summary>How often the way home was taken up again, by a recovery or because Green carried traffic once more.</summary>
    public int Resumptions { get; init; }

    /// <summary>When RetireGreen first took Green out of the rules and its service away; null before.</summary>
    public DateTimeOffset? RetiringSince { get; init; }

    /// <summary>How it ended: <c>Promoted</c>, <c>RolledBack</c>, <c>PromotedOnGreen</c> or <c>RollbackFailed</c>; null while it runs, and where the state machine says it by itself.</summary>
    public string? Ending { get; init; }

    /// <summary>The first error, as the state machine caught it; null for none.</summary>
    public StateError? Error { get; init; }

    /// <summary>What the state machine itself has put beside our fields; carried along untouched.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; } // Set, not init: the serializer's source generator cannot fill it otherwise.

    /// <summary>Why it was rolled back: by a decision, or by the error that the state machine caught.</summary>
    public string WhyRolledBack() => Why.StartsWith(RollbackPrefix, StringComparison.Ordinal)
        ? Why
        : $"{RollbackPrefix}{Error?.Words() ?? "the state machine came here without a decision"}";

    /// <summary>The document after weights were moved: a new step begins, and when exactly is for the next look to say.</summary>
    /// <param name="next">Where they were moved to.</param>
    /// <param name="change">The change of records that is not known to be on all servers; null for none.</param>
    /// <param name="now">When the moving began.</param>
    public Deployment Shifted(Shift next, string? change, DateTimeOffset now) => (this with
    {
        Traffic = Traffic with
        {
            Stage = next.Stage,
            Step = next.Step,
            Weight = next.Weight,
            Since = now,
            ShiftedAt = now,
            Before = Traffic.ShiftedAt is { } from ? new Standstill(from, now) : null,
            Moving = true,
            Change = change,
            Next = null,
        },
        Evidence = (Traffic.Stage == Stage.Readiness ? Evidence.FromFirstShift(now) : Evidence).AtNewStep(),
        WaitSeconds = 1,
    }).Noted(now, $"shifted: Green {next.Weight}%");

    /// <summary>Adds what happened to the timeline.</summary>
    public Deployment Noted(DateTimeOffset at, string what) => this with { Timeline = Deployments.Timeline.Add(Timeline, new TimelineEntry(at, what)) };
}

/// <summary>An error as a Catch writes it.</summary>
/// <param name="Error">The error's name.</param>
/// <param name="Cause">For a function's error JSON with <c>errorMessage</c>, otherwise text; null for none.</param>
public sealed record StateError([property: JsonPropertyName("Error")] string Error, [property: JsonPropertyName("Cause")] string? Cause)
{
    /// <summary>The error in words: a function's own message, or the error's name and cause.</summary>
    public string Words()
    {
        if (Cause is null)
            return Error;
        try
        {
            using var cause = JsonDocument.Parse(Cause);
            if (cause.RootElement.ValueKind is JsonValueKind.Object && cause.RootElement.TryGetProperty("errorMessage", out var message) && message.ValueKind is JsonValueKind.String)
                return $"{Error}: {message.GetString()}";
        }
        catch (JsonException)
        {
            // Not a function's error: Step Functions' own causes are plain text.
        }

        return $"{Error}: {Cause}";
    }
}
