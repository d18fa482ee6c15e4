using System.CommandLine;
using System.Text.Json;
using RedGreen.Requests;

namespace RedGreen.Cli.Starting;

/// <summary>The arguments and options that say what is to be deployed: of <c>deploy</c> and <c>plan</c>.</summary>
internal sealed class RequestOptions
{
    private readonly Argument<string> _service = new("service") { Description = "The service's name or ARN." };
    private readonly Option<string?> _cluster = new("--cluster") { HelpName = "NAME", Description = "The cluster's name or ARN; not needed where there is only one." };
    private readonly Option<string?> _image = new("--image") { HelpName = "IMAGE", Description = "The new image." };
    private readonly Option<string?> _taskDefinition = new("--task-definition") { HelpName = "FAMILY:REVISION", Description = "The new task definition, instead of an image." };
    private readonly Option<string?> _container = new("--container") { HelpName = "NAME", Description = "Which container gets the image; by default the one behind the load balancer." };
    private readonly Option<string?> _strategy = new("--strategy") { HelpName = "JSON", Description = "Fields that win over the service's tags, such as {\"steps\":\"10@5m 100@10m\"}." };

    public static RequestOptions AddTo(Command verb)
    {
        var options = new RequestOptions();
        verb.Arguments.Add(options._service);
        verb.Options.Add(options._cluster);
        verb.Options.Add(options._image);
        verb.Options.Add(options._taskDefinition);
        verb.Options.Add(options._container);
        verb.Options.Add(options._strategy);
        return options;
    }

    public string Service(ParseResult parsed) => parsed.GetValue(_service)!;

    public string? Cluster(ParseResult parsed) => parsed.GetValue(_cluster);

    /// <summary>The state machine's input, and the request that it reads from it.</summary>
    /// <exception cref="InvalidRequest">Every problem with it.</exception>
    public (string Input, DeploymentRequest Request) Read(ParseResult parsed, string cluster)
    {
        var input = DeploymentRequestJson.Of(cluster, Service(parsed), parsed.GetValue(_image), parsed.GetValue(_taskDefinition), parsed.GetValue(_container), parsed.GetValue(_strategy));
        using var document = JsonDocument.Parse(input);
        return (input, RequestReader.Read(document.RootElement));
    }
}
