using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace RedGreen.Cli.Running;

/// <summary>The deployment state machine of an account and Region.</summary>
/// <param name="stepFunctions">Step Functions.</param>
/// <param name="arn">Its ARN.</param>
internal sealed class DeploymentMachine(IAmazonStepFunctions stepFunctions, string arn)
{
    // The stack's logical id, which CloudFormation puts into the name that it gives.
    private const string LogicalId = "DeploymentStateMachine";
    private const string LockState = "TakeLock";

    /// <summary>Its ARN.</summary>
    public string Arn => arn;

    /// <summary>The one that was named, or the only one there is.</summary>
    /// <exception cref="UsageException">There is none, or more than one.</exception>
    public static async Task<DeploymentMachine> FindAsync(IAmazonStepFunctions stepFunctions, string? named, CancellationToken cancellationToken)
    {
        if (named is not null)
            return new DeploymentMachine(stepFunctions, named);
        var found = new List<string>();
        string? next = null;
        do
        {
            var page = await stepFunctions.ListStateMachinesAsync(new ListStateMachinesRequest { MaxResults = 1000, NextToken = next }, cancellationToken);
            found.AddRange((page.StateMachines ?? []).Where(machine => machine.Name.Contains(LogicalId, StringComparison.Ordinal)).Select(machine => machine.StateMachineArn));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return found switch
        {
            [var one] => new DeploymentMachine(stepFunctions, one),
            [] => throw new UsageException($"There is no state machine with {LogicalId} in its name in this account and Region. Deploy the stack, check --region and --profile, or name one with --state-machine ARN."),
            _ => throw new UsageException($"There are {found.Count} deployment state machines: {string.Join(", ", found)}. Name one with --state-machine ARN."),
        };
    }

    /// <summary>The lock table's name, which stands in its definition.</summary>
    /// <exception cref="UsageException">It stands there no more.</exception>
    public async Task<string> LockTableAsync(CancellationToken cancellationToken)
    {
        var described = await stepFunctions.DescribeStateMachineAsync(new DescribeStateMachineRequest { StateMachineArn = arn }, cancellationToken);
        using var definition = JsonDocument.Parse(described.Definition);
        return Table(definition.RootElement)
            ?? throw new UsageException($"{arn} is no state machine of Red/Green: States.{LockState}.Parameters.TableName is not in its definition. Name the right one with --state-machine ARN.");
    }

    private static string? Table(JsonElement definition)
    {
        foreach (var name in new[] { "States", LockState, "Parameters", "TableName" })
            if (definition.ValueKind is not JsonValueKind.Object || !definition.TryGetProperty(name, out definition))
                return null;
        return definition.ValueKind is JsonValueKind.String ? definition.GetString() : null;
    }
}
