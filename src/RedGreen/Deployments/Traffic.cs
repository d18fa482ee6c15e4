using RedGreen.Routing;

namespace RedGreen.Deployments;

/// <summary>The listener rules that reach the service, and how far they have moved.</summary>
public sealed record Traffic
{
    /// <summary>Which kind of router: <c>alb</c>.</summary>
    public string Router { get; init; } = "alb";

    /// <summary>Every rule and default action that forwards to Red, with its original actions.</summary>
    public required IReadOnlyList<RoutedRule> Rules { get; init; }

    /// <summary>Where Green alone can be reached before and while it carries production traffic; null without a test listener.</summary>
    public string? TestUrl { get; init; }

    /// <summary>Where the deployment stands: one of <see cref="Deployments.Stage"/>.</summary>
    public string Stage { get; init; } = Deployments.Stage.Readiness;

    /// <summary>0 for readiness; from 1 on the strategy's steps by index.</summary>
    public int Step { get; init; }

    /// <summary>Green's percent as last written and read back; null while Green is not in the actions.</summary>
    public int? Weight { get; init; }

    /// <summary>When this stage or step began.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When weights last moved; null while none has carried anything to Green.</summary>
    public DateTimeOffset? ShiftedAt { get; init; }

    /// <summary>
    /// Whether weights were written and the moment is not known yet: a state's clock stands at its entry however long
    /// its function took and however often it was tried. The next look puts it down.
    /// </summary>
    public bool Moving { get; init; }

    /// <summary>
    /// Where the next shift leads; null when none is due. It stands in the document before anything is written, so that
    /// a retry accepts its own earlier write.
    /// </summary>
    public Shift? Next { get; init; }

    /// <summary>The same, seen from a look after weights were written: everything that counts from then counts from now.</summary>
    public Traffic SeenAt(DateTimeOffset now) => Moving ? this with { Moving = false, Since = now, ShiftedAt = now } : this;
}

/// <summary>An intended shift.</summary>
/// <param name="Stage">The stage it leads to.</param>
/// <param name="Step">The step it leads to.</param>
/// <param name="Weight">Green's percent.</param>
public sealed record Shift(string Stage, int Step, int Weight);
