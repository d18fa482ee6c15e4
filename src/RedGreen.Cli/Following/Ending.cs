namespace RedGreen.Cli.Following;

/// <summary>What an ending means to a pipeline and to the person who has to go on from there.</summary>
internal static class Ending
{
    public const string Promoted = "Promoted";
    public const string RolledBack = "RolledBack";
    public const string Rejected = "Rejected";
    public const string PromotedOnGreen = "PromotedOnGreen";
    public const string RollbackFailed = "RollbackFailed";

    // What a recovery ends with where there was nothing to bring to an end.
    public const string Done = "Done";

    /// <summary>One of <see cref="ExitCode"/>.</summary>
    public static int ExitCodeOf(string? outcome) => outcome switch
    {
        Promoted or Done => ExitCode.Done,
        RolledBack => ExitCode.Failed,
        Rejected => ExitCode.Usage,
        _ => ExitCode.NeedsPerson,
    };

    /// <summary>Whether it ended in one of the places that are safe without anybody doing anything.</summary>
    public static bool IsSafe(string? outcome) => ExitCodeOf(outcome) != ExitCode.NeedsPerson;

    /// <summary>What to do now; null where there is nothing to do.</summary>
    public static string? NextStep(string? outcome, string service) => outcome switch
    {
        _ when IsSafe(outcome) => null,
        PromotedOnGreen =>
            $"The new version serves from Green, and {service} itself still has to be brought to it: redgreen resume {service}",
        RollbackFailed =>
            $"Look at the listener rules and at both services; nothing was overruled. Put the rules as they should be; then clear the lock: redgreen unlock {service}",
        _ =>
            $"It did not end by itself ({outcome}); a recovery brings its deployment to an end within some minutes. Follow it with: redgreen status {service} --wait",
    };
}
