using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.StepFunctions.Model;
using RedGreen.Aws;
using RedGreen.Cli.Connection;
using RedGreen.Cli.Following;

namespace RedGreen.Cli.Starting;

/// <summary>
/// Starts a deployment once. Its name is chosen before the first try and stays the same for all of them: an answer that
/// was lost on the way does not start a second one.
/// </summary>
internal sealed class DeploymentStart(AwsAccess aws)
{
    private const int Tries = 5;

    /// <summary>Starts it, or finds that it was started before.</summary>
    /// <param name="name">The execution's name.</param>
    /// <param name="input">Its input.</param>
    /// <param name="cancellationToken">Ends the tries.</param>
    /// <exception cref="UsageException">There is one of that name with another input.</exception>
    /// <exception cref="LostSightException">It may have been started, and AWS does not answer.</exception>
    public async Task<Started> StartAsync(string name, string input, CancellationToken cancellationToken)
    {
        var machine = await aws.MachineAsync(cancellationToken);
        var request = new StartExecutionRequest { StateMachineArn = machine.Arn, Name = name, Input = input };
        for (var tried = 1; ; tried++)
        {
            try
            {
                var started = await aws.StepFunctions.StartExecutionAsync(request, cancellationToken);
                return new Started(started.ExecutionArn, IsNew: true);
            }
            catch (ExecutionAlreadyExistsException)
            {
                return await ExistingAsync(ArnOf(machine.Arn, name), input, isRetry: tried > 1, cancellationToken);
            }
            catch (Exception error) when (AwsErrors.IsUnavailable(error) && !cancellationToken.IsCancellationRequested)
            {
                if (tried == Tries)
                    throw new LostSightException($"Whether the deployment was started is not known: {AwsProblem.Of(error) ?? error.Message} Look with: redgreen status. Started again, it must have the same --id.", error);
                await aws.Terminal.SayAsync($"{AwsProblem.Of(error) ?? error.Message} Trying again under the same name, {name}.");
                await Task.Delay(aws.Glance * tried, aws.Terminal.Time, cancellationToken);
            }
        }
    }

    private async Task<Started> ExistingAsync(string execution, string input, bool isRetry, CancellationToken cancellationToken)
    {
        var existing = await new ExecutionReader(aws).DescribeAsync(execution, cancellationToken);
        if (existing.Input.ValueKind is JsonValueKind.Undefined || !JsonNode.DeepEquals(JsonNode.Parse(existing.Input.GetRawText()), JsonNode.Parse(input)))
            throw new UsageException($"There is a deployment of that --id with another request: {existing.Execution} was started with {existing.Input}. Nothing was started. Choose another --id.");
        return new Started(execution, IsNew: isRetry);
    }

    private static string ArnOf(string machine, string name) => $"{machine.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}";
}

/// <summary>A deployment that was started.</summary>
/// <param name="Execution">Its execution's ARN.</param>
/// <param name="IsNew">False where an earlier call with the same <c>--id</c> did, and it has ended; while it runs, Step Functions does not tell.</param>
internal sealed record Started(string Execution, bool IsNew);
