using RedGreen.Deployments;
using RedGreen.Health;

namespace RedGreen.Decisions;

/// <summary>Whether there is a Red to go back to, and to come home to.</summary>
internal static class Standby
{
    /// <summary>Why there is none, in words; null where there is.</summary>
    public static string? Look(Deployment deployment, Observation seen) => seen.Red switch
    {
        { IsMissing: true } when deployment.Evidence.RedMissingLooks < TaskCheck.MissingLooks => null,
        { Active: false } => $"{deployment.Request.Service} is gone or being deleted by somebody, so there is nothing to go back to",
        { DesiredCount: 0 } => $"{deployment.Request.Service} was scaled to 0 tasks by somebody, so there is nothing to go back to",
        _ => null,
    };
}
