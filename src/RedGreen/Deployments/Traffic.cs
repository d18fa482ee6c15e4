using RedGreen.Routing;

namespace RedGreen.Deployments;

/// <summary>The listener rules that reach the service, and how far they have moved.</summary>
public sealed record Traffic
{
    /// <summary>Which kind of router: one of <see cref="RouterKind"/>.</summary>
    public string Router { get; init; } = RouterKind.Alb;

    /// <summary>Every rule, default action and name that leads to Red or shows Green, with its original actions.</summary>
    public required IReadOnlyList<RoutedRule> Rules { get; init; }

    /// <summary>Whether the load balancer measures requests for each side; behind a Network Load Balancer it does not.</summary>
    public bool Measured { get; init; } = true;

    /// <summary>Where hooks and people find Green alone; null where there is no such listener.</summary>
    public string? TestUrl { get; init; }

    /// <summary>How long clients may follow an old answer after new weights are everywhere; 0 for load balancers.</summary>
    public int TtlSeconds { get; init; }

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

    /// <summary>How long weights stood still before that, with a share on Green; null where none was. Its last minutes are published after the shift.</summary>
    public Standstill? Before { get; init; }

    /// <summary>
    /// Whether weights were written and the moment is not known yet: a state's clock stands at its entry however long
    /// its function took and however often it was tried. The next look puts it down.
    /// </summary>
    public bool Moving { get; init; }

    /// <summary>The change of records that is not known to be on all of Route 53's servers; null for none.</summary>
    public string? Change { get; init; }

    /// <summary>
    /// Where the next shift leads; null when none is due. It stands in the document before anything is written, so that
    /// a retry accepts its own earlier write.
    /// </summary>
    public Shift? Next { get; init; }

    /// <summary>
    /// The same, seen from a look after weights were written: everything that counts from then counts from now, or from
    /// the moment at which the last client has to have asked again.
    /// </summary>
    /// <param name="now">The time of the look.</param>
    /// <param name="isEverywhere">Whether the change is on all servers.</param>
    public Traffic SeenAt(DateTimeOffset now, bool isEverywhere = true)
    {
        if (!Moving)
            return this;
        var at = isEverywhere ? now.AddSeconds(TtlSeconds) : now;
        return this with { Moving = !isEverywhere, Change = isEverywhere ? null : Change, Since = at, ShiftedAt = at };
    }
}

/// <summary>A stretch in which weights stood still.</summary>
/// <param name="From">When they had moved.</param>
/// <param name="Until">When the next move began.</param>
public sealed record Standstill(DateTimeOffset From, DateTimeOffset Until);

/// <summary>An intended shift.</summary>
/// <param name="Stage">The stage it leads to.</param>
/// <param name="Step">The step it leads to.</param>
/// <param name="Weight">Green's percent.</param>
public sealed record Shift(string Stage, int Step, int Weight);
