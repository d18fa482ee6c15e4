namespace RedGreen.Hooks;

/// <summary>How far the strategy's hooks have come.</summary>
public sealed record HookProgress
{
    /// <summary>Those that have succeeded, as <see cref="Hook.ToString"/> writes them.</summary>
    public IReadOnlyList<string> Passed { get; init; } = [];

    /// <summary>The one that is being asked; null while none is.</summary>
    public HookCall? Current { get; init; }
}

/// <summary>A hook that is being asked, again and again until it says yes or no.</summary>
public sealed record HookCall
{
    /// <summary>See <see cref="Hook.Point"/>.</summary>
    public required string Point { get; init; }

    /// <summary>See <see cref="Hook.Function"/>.</summary>
    public required string Function { get; init; }

    /// <summary>Where Green alone can be reached; empty without a test listener.</summary>
    public string TestUrl { get; init; } = "";

    /// <summary>When it was asked first.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How often it was asked, 1 or more.</summary>
    public int Calls { get; init; } = 1;

    /// <summary>When it last said that it is in progress; null before.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>What it said beside that; null for nothing.</summary>
    public string? Said { get; init; }

    /// <summary>Why it failed; null while it has not.</summary>
    public string? Failure { get; init; }

    /// <summary>As the strategy names it.</summary>
    public Hook Hook() => new(Point, Function);
}
