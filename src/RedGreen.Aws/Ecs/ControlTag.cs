using Amazon.ECS;
using Amazon.ECS.Model;
using RedGreen.Decisions;
using RedGreen.Queueing;
using Task = System.Threading.Tasks.Task;

namespace RedGreen.Aws.Ecs;

/// <summary>The operator's tag on the service.</summary>
/// <param name="ecs">Where the service is.</param>
public sealed class ControlTag(IAmazonECS ecs) : IControl
{
    /// <inheritdoc/>
    public Task AskToAbortAsync(string serviceArn, string deploymentId, CancellationToken cancellationToken) =>
        ecs.TagResourceAsync(new TagResourceRequest { ResourceArn = serviceArn, Tags = [new Tag { Key = ControlCommand.Tag, Value = $"abort/{deploymentId}/any" }] }, cancellationToken);
}
