namespace RedGreen.Decisions;

/// <summary>What the state machine's <c>Decision?</c> asks for.</summary>
public static class Decision
{
    /// <summary>Look again later.</summary>
    public const string Wait = "wait";

    /// <summary>Look again later; from here on it waits for a person, who is told.</summary>
    public const string Pause = "pause";

    /// <summary>Call a hook.</summary>
    public const string RunHook = "runHook";

    /// <summary>Red has grown: give Green as many tasks.</summary>
    public const string ScaleGreen = "scaleGreen";

    /// <summary>Shift to the document's next weights.</summary>
    public const string Advance = "advance";

    /// <summary>Green has carried everything and baked: bring Red to the new version.</summary>
    public const string GoHome = "goHome";

    /// <summary>Red carries everything with the new version: retire Green.</summary>
    public const string Complete = "complete";

    /// <summary>The way home failed: Green goes on serving.</summary>
    public const string StayOnGreen = "stayOnGreen";

    /// <summary>Bring Red back.</summary>
    public const string Rollback = "rollback";

    /// <summary>RetireGreen has done all it had to do.</summary>
    public const string Done = "done";
}
