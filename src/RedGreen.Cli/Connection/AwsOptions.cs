using System.CommandLine;
using RedGreen.Cli.Speech;

namespace RedGreen.Cli.Connection;

/// <summary>The options that say which AWS: every verb has them.</summary>
internal sealed class AwsOptions
{
    private readonly Option<string?> _profile = new("--profile") { HelpName = "NAME", Description = "The profile of ~/.aws/config; else AWS_PROFILE, else the usual chain of credentials." };
    private readonly Option<string?> _region = new("--region") { HelpName = "REGION", Description = "The Region; else AWS_REGION, AWS_DEFAULT_REGION, the profile's." };
    private readonly Option<string?> _endpoint = new("--endpoint-url") { HelpName = "URL", Description = "Where AWS is, such as a sandbox; else AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL." };
    private readonly Option<string?> _machine = new("--state-machine") { HelpName = "ARN", Description = "The deployment state machine; by default the only one there is." };

    /// <summary>Gives a verb these options.</summary>
    public static AwsOptions AddTo(Command verb)
    {
        var options = new AwsOptions();
        verb.Options.Add(options._machine);
        verb.Options.Add(options._profile);
        verb.Options.Add(options._region);
        verb.Options.Add(options._endpoint);
        return options;
    }

    /// <summary>AWS as a command line and its surroundings name it.</summary>
    /// <exception cref="UsageException">They do not name one.</exception>
    public AwsAccess Connect(ParseResult parsed, Terminal terminal) =>
        new(AwsSettings.Of(parsed.GetValue(_profile), parsed.GetValue(_region), parsed.GetValue(_endpoint), terminal.Environment), parsed.GetValue(_machine), terminal);
}
