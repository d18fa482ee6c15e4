using RedGreen.Cli.Following;
using RedGreen.Decisions;
using RedGreen.Deployments;

namespace RedGreen.Cli.Controlling;

/// <summary>What an operator's command will do to a deployment as it stands, by the rules of <see cref="Decisions"/>.</summary>
internal static class ControlEffect
{
    /// <summary>In words.</summary>
    /// <exception cref="UsageException">It would do nothing.</exception>
    public static string Of(ControlVerb verb, ExecutionLook look)
    {
        var document = look.Document;
        var what = $"deployment {look.Id} of {look.Service}";
        if (!document.IsPlanned)
            throw new UsageException($"{what} is not under way yet ({DeploymentWords.Doing(look)}): there is nothing to {Word(verb)}. Nothing was changed. Say it again when it is; or stop its execution: {look.Execution}");
        if (document.IsRollingBack || document.Stage is not (Stage.Readiness or Stage.Shifting))
            throw new UsageException($"{what} is {(document.IsRollingBack ? "already being rolled back" : "already promoted, and nothing leads back to the old version")} ({DeploymentWords.Doing(look)}): {Word(verb)} would do nothing. Nothing was changed.");
        return verb switch
        {
            ControlVerb.Pause when document.PausedFor is { } paused => throw new UsageException($"{what} is paused already: {paused}. Nothing was changed."),
            ControlVerb.Pause => $"{what} stays at {At(document)} until somebody says resume, promote or abort; its pause-timeout brings it back",
            ControlVerb.Resume when document.PausedFor is null => throw new UsageException($"{what} is not paused: {DeploymentWords.Line(look)}. Nothing was changed."),
            ControlVerb.Resume => $"{what} goes on from {At(document)} (paused: {document.PausedFor})",
            ControlVerb.Promote when document.Stage == Stage.Readiness => $"{what} gives Green 100% as soon as it is ready and has been seen once with traffic",
            ControlVerb.Promote when document.Step >= document.Steps => $"{what} ends its bake now: Red gets the new version",
            ControlVerb.Promote => $"{what} gives Green 100% now, from {At(document)}, unless something speaks against Green",
            _ => $"{what} is brought back from {At(document)}: all traffic on Red, Green goes",
        };
    }

    /// <summary>The verb as it is typed.</summary>
    public static string Word(ControlVerb verb) => verb.ToString().ToLowerInvariant();

    private static string At(DeploymentDocument document) => document.Step == 0 ? "its start" : $"step {document.Step} of {document.Steps} (Green at {document.Weight}%)";
}
