using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace RedGreen.Cli.Deploy;

/// <summary>Finds the deployment state machine of the account and Region.</summary>
internal static class StateMachineFinder
{
    // The stack's logical id, which CloudFormation puts into the name that it gives.
    private const string LogicalId = "DeploymentStateMachine";

    /// <exception cref="UsageException">There is none, or more than one.</exception>
    public static async Task<string> FindAsync(IAmazonStepFunctions stepFunctions, CancellationToken cancellationToken)
    {
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
            [var one] => one,
            [] => throw new UsageException($"There is no state machine with {LogicalId} in its name in this account and Region. Deploy the stack, or name one with --state-machine ARN."),
            _ => throw new UsageException($"There are {found.Count} deployment state machines: {string.Join(", ", found)}. Name one with --state-machine ARN."),
        };
    }
}
