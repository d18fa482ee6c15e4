using System.CommandLine;
using Amazon.Runtime;
using Amazon.StepFunctions;
using RedGreen.Cli.Deploy;

namespace RedGreen.Cli.Verbs;

/// <summary><c>redgreen deploy</c>: starts a deployment, on AWS or on a sandbox by <c>AWS_ENDPOINT_URL</c>.</summary>
internal static class DeployVerb
{
    public const string Name = "deploy";

    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<string> service = new("service") { Description = "The service's name or ARN." };
        Option<string?> cluster = new("--cluster") { HelpName = "NAME", Description = "The cluster's name or ARN." };
        Option<string?> image = new("--image") { HelpName = "IMAGE", Description = "The new image." };
        Option<string?> taskDefinition = new("--task-definition") { HelpName = "FAMILY:REVISION", Description = "The new task definition, instead of an image." };
        Option<string?> container = new("--container") { HelpName = "NAME", Description = "Which container gets the image; by default the one behind the load balancer." };
        Option<string?> strategy = new("--strategy") { HelpName = "JSON", Description = "Fields that win over the service's tags, such as {\"steps\":\"10@5m 100@10m\"}." };
        Option<string?> machine = new("--state-machine") { HelpName = "ARN", Description = "The deployment state machine; by default the only one there is." };
        Option<bool> wait = new("--wait") { Description = "Stay to the end: exit 0 promoted, 1 rolled back, 2 refused, 3 a person must look." };

        var verb = new Command(Name, "Deploys a service.") { service, cluster, image, taskDefinition, container, strategy, machine, wait };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var input = DeploymentRequestJson.Of(
                parsed.GetValue(cluster), parsed.GetValue(service)!, parsed.GetValue(image), parsed.GetValue(taskDefinition), parsed.GetValue(container), parsed.GetValue(strategy));
            try
            {
                using var stepFunctions = new AmazonStepFunctionsClient();
                var stateMachine = parsed.GetValue(machine) ?? await StateMachineFinder.FindAsync(stepFunctions, cancellationToken);
                return await new DeploymentRun(stepFunctions, TimeProvider.System, output, error).StartAsync(stateMachine, input, parsed.GetValue(wait), cancellationToken);
            }
            catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException or HttpRequestException)
            {
                throw new UsageException($"AWS did not do it: {exception.Message} Check AWS_PROFILE or credentials, AWS_REGION and AWS_ENDPOINT_URL.", exception);
            }
        });
        return verb;
    }
}
