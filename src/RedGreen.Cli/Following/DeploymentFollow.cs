using RedGreen.Cli.Connection;

namespace RedGreen.Cli.Following;

/// <summary>Stays with an execution until something is reached.</summary>
internal sealed class DeploymentFollow(AwsAccess aws, IProgressView view)
{
    // Somebody who waits for an hour loses the network now and then; the deployment goes on by itself meanwhile.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly ExecutionReader _reader = new(aws);

    /// <summary>Stays to its end.</summary>
    /// <returns>The last look.</returns>
    public async Task<ExecutionLook> ToTheEndAsync(string execution, CancellationToken cancellationToken)
    {
        await view.BeganAsync(execution);
        return await UntilAsync(execution, look => !look.IsRunning, cancellationToken);
    }

    /// <summary>Stays until a look satisfies, or to the end.</summary>
    /// <exception cref="LostSightException">AWS could not be asked for long.</exception>
    public async Task<ExecutionLook> UntilAsync(string execution, Predicate<ExecutionLook> reached, CancellationToken cancellationToken)
    {
        var time = aws.Terminal.Time;
        for (var seen = time.GetTimestamp(); ; await Task.Delay(aws.Glance, time, cancellationToken))
        {
            try
            {
                var look = await _reader.LookAsync(execution, cancellationToken);
                seen = time.GetTimestamp();
                await view.LookedAsync(look);
                if (reached(look) || !look.IsRunning)
                    return look;
            }
            catch (Exception error) when (AwsProblem.Of(error) is { } problem && !AwsProblem.IsDenial(error))
            {
                if (time.GetElapsedTime(seen) > Patience)
                    throw new LostSightException($"Lost sight of the deployment: {problem} It goes on by itself. Follow it again with: redgreen status --wait", error);
                await view.SayAsync($"{problem} Trying again.");
            }
        }
    }
}
