using System.Globalization;
using RedGreen.Deployments;

namespace RedGreen.Decisions;

/// <summary>
/// An operator's command in the tag <c>redgreen:control</c>: <c>pause|resume|promote|abort/deployment id/step</c>.
/// A command for another deployment or step is not for us. <c>any</c> stands for any step; a fourth part, which may be
/// anything, makes the same command new again.
/// </summary>
/// <param name="Verb">What to do.</param>
public sealed record ControlCommand(ControlVerb Verb)
{
    /// <summary>The tag's key.</summary>
    public const string Tag = "redgreen:control";

    /// <summary>The command, if the tag holds one for this deployment and step; null otherwise.</summary>
    public static ControlCommand? Read(string? tag, string deploymentId, int step) =>
        tag?.Split('/') is [var verb, var id, var at, ..]
        && id == deploymentId
        && (at == "any" || (int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == step))
        // By its name only: an enumeration would also be read from its number.
        && verb.All(char.IsAsciiLetter)
        && Enum.TryParse<ControlVerb>(verb, ignoreCase: true, out var known)
            ? new ControlCommand(known)
            : null;

    /// <summary>Latches a command that has not been seen before.</summary>
    public static Steering Latch(Steering steering, string? tag, Deployment deployment, DateTimeOffset now)
    {
        if (tag == steering.LastCommand || Read(tag, deployment.Id, deployment.Traffic.Step) is not { } command)
            return steering;
        var seen = steering with { LastCommand = tag };
        return command.Verb switch
        {
            ControlVerb.Pause => seen with { Pause = steering.Pause is { IsInconclusive: false } already ? already : new Pause(now, "an operator paused it") },
            ControlVerb.Resume => seen with { Pause = null, ApprovedStep = steering.Pause is null ? steering.ApprovedStep : deployment.Traffic.Step },
            ControlVerb.Promote => seen with { Pause = null, Promote = true },
            _ => seen with { Abort = true },
        };
    }
}

/// <summary>What an operator can ask for.</summary>
public enum ControlVerb
{
    /// <summary>Stay at this step.</summary>
    Pause,

    /// <summary>Go on; also the answer to an approval.</summary>
    Resume,

    /// <summary>Go to 100 percent now or, there, end the bake.</summary>
    Promote,

    /// <summary>Bring Red back.</summary>
    Abort,
}
