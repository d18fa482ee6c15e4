using Amazon.ECS.Model;
using RedGreen.Cli.Connection;
using RedGreen.Cli.Following;
using RedGreen.Decisions;
using Task = System.Threading.Tasks.Task;

namespace RedGreen.Cli.Controlling;

/// <summary>Writes an operator's command and waits until it was seen.</summary>
internal sealed class Control(AwsAccess aws)
{
    // A command is seen at the next look: every tick (20 s, 5 minutes at most) at first, within 20 minutes in a hold or
    // pause of days, and within an hour in all but the longest of deployments.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(70);

    /// <summary>The tag's value. An abort is meant at whatever step it is by then; the others only at the one that was seen.</summary>
    public static string ValueFor(ControlVerb verb, ExecutionLook look, string unique) =>
        $"{ControlEffect.Word(verb)}/{look.Id}/{(verb == ControlVerb.Abort ? "any" : look.Document.Step)}/{unique}";

    /// <summary>Writes it. Written twice, it is the same.</summary>
    public Task WriteAsync(string serviceArn, string value, CancellationToken cancellationToken) =>
        aws.Ecs.TagResourceAsync(new TagResourceRequest { ResourceArn = serviceArn, Tags = [new Tag { Key = ControlCommand.Tag, Value = value }] }, cancellationToken);

    /// <summary>Stays until the deployment has seen it.</summary>
    /// <returns>The look that shows it.</returns>
    /// <exception cref="UsageException">The deployment has moved on or ended before it was seen.</exception>
    public async Task<ExecutionLook> SeenAsync(ExecutionLook before, string value, ControlVerb verb, IProgressView view, CancellationToken cancellationToken)
    {
        var time = aws.Terminal.Time;
        var begun = time.GetTimestamp();
        var look = await new DeploymentFollow(aws, view).UntilAsync(
            before.Execution,
            now => now.Document.LastCommand == value || MovedOn(before, now, verb) || time.GetElapsedTime(begun) > Patience,
            cancellationToken);
        if (look.Document.LastCommand == value)
            return look;
        var word = ControlEffect.Word(verb);
        throw new UsageException(
            !look.IsRunning ? $"The deployment ended {look.Outcome} before {word} was seen. {look.Why}"
            : MovedOn(before, look, verb) ? $"The deployment had moved on to step {look.Document.Step} of {look.Document.Steps} ({DeploymentWords.Doing(look)}) before {word} was seen, so it was not taken. Look at it (redgreen status), and say {word} again."
            : $"{word} has not been seen within {DeploymentWords.Span(Patience)}. Another command may have been written over it: look at the service's tag {ControlCommand.Tag}, and say it again.");
    }

    private static bool MovedOn(ExecutionLook before, ExecutionLook now, ControlVerb verb) =>
        verb != ControlVerb.Abort && (now.Document.Step != before.Document.Step || now.Document.Stage != before.Document.Stage) && now.Document.IsPlanned;
}
