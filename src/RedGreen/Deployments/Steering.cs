namespace RedGreen.Deployments;

/// <summary>What operators have asked for, latched: a command once seen holds although its tag disappears.</summary>
public sealed record Steering
{
    /// <summary>The control tag's value that was acted on last; null for none.</summary>
    public string? LastCommand { get; init; }

    /// <summary>Why and since when the deployment waits for a person; null while it does not.</summary>
    public Pause? Pause { get; init; }

    /// <summary>The step that a person let go on, after an approval or an inconclusive hold; 0 for none.</summary>
    public int ApprovedStep { get; init; }

    /// <summary>Whether to go on at once, as far as safety allows.</summary>
    public bool Promote { get; init; }

    /// <summary>Whether to bring Red back.</summary>
    public bool Abort { get; init; }
}

/// <summary>A wait for a person.</summary>
/// <param name="Since">When it began.</param>
/// <param name="For">What it waits for, in words.</param>
/// <param name="IsInconclusive">Whether it waits only because too little was known: it is over when that has come.</param>
public sealed record Pause(DateTimeOffset Since, string For, bool IsInconclusive = false);
