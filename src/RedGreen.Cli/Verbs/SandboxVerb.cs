using System.CommandLine;
using System.Globalization;
using System.Numerics;
using RedGreen.Sandbox;

namespace RedGreen.Cli.Verbs;

/// <summary><c>redgreen sandbox</c>: AWS on this machine, until Ctrl-C.</summary>
internal static class SandboxVerb
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var port = Port("--port", 4510, "The port of all AWS services; 0 for any that is free.");
        var listener = Port("--listener", 8080, "The port of the load balancer; 0 for any that is free.");
        Option<SandboxRouter> router = new("--router") { HelpName = "alb|nlb|route53", Description = "What brings clients to the service.", DefaultValueFactory = _ => SandboxRouter.Alb };
        var speed = Number("--speed", 1, "a number above 0 and at most 1000", value => value is > 0 and <= 1000, "How many times as fast as the wall's the sandbox's clock is.");
        var load = Number("--load", 0.0, "requests a second, 0 to 2000", value => value is >= 0 and <= 2000, "Clients that send so many requests a second; without any, a deployment is inconclusive.");
        Option<string?> images = new("--images") { HelpName = "FILE", Description = "Commands that stand for images, besides the built-in demo/shop ones." };
        Option<string?> template = new("--template") { HelpName = "FILE", Description = "The SAM template; by default the one that came with this command." };
        Option<bool> verbose = new("--verbose") { Description = "Say on stderr what the sandbox and its functions do." };

        var verb = new Command("sandbox", "Runs AWS on this machine: a service behind a load balancer, and everything that deploys it.")
        {
            port, listener, router, speed, load, images, template, verbose, SandboxPushVerb.Create(output),
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            using var logs = StandardErrorLog.Create(parsed.GetValue(verbose));
            var options = new SandboxOptions
            {
                Port = parsed.GetValue(port),
                ListenerPort = parsed.GetValue(listener),
                Router = parsed.GetValue(router),
                Speed = parsed.GetValue(speed),
                Images = parsed.GetValue(images),
                Template = ShippedFiles.Template(parsed.GetValue(template)),
                FunctionsDirectory = ShippedFiles.Functions,
                Logs = logs,
                Notified = notification => error.WriteLine($"notification: {notification.Headline}"),
            };
            await SandboxSession.RunAsync(
                options,
                (sandbox, stopped) => Task.WhenAll(ReportAsync(sandbox.Endpoints, output, stopped), SandboxTraffic.SendAsync(sandbox, parsed.GetValue(load), error, stopped)),
                cancellationToken);
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task ReportAsync(SandboxEndpoints endpoints, TextWriter output, CancellationToken stopped)
    {
        var machines = string.Concat(endpoints.StateMachines.Select(machine => $" {machine.Key}={machine.Value}"));
        var name = endpoints.Name is { } known ? $" name={Plain(known)}" : "";
        await output.WriteLineAsync($"ready endpoint={Plain(endpoints.Aws)} listener={Plain(endpoints.Listener)}{name}{machines}");
        await output.FlushAsync(CancellationToken.None);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopped).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static string Plain(Uri uri) => uri.ToString().TrimEnd('/');

    private static Option<int> Port(string name, int fallback, string description) =>
        Number(name, fallback, "a port: 0 to 65535", value => value is >= 0 and <= 65535, description);

    private static Option<T> Number<T>(string name, T fallback, string allowed, Predicate<T> allows, string description)
        where T : INumber<T> => new(name)
        {
            Description = description,
            DefaultValueFactory = _ => fallback,
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (T.TryParse(text, CultureInfo.InvariantCulture, out var value) && allows(value))
                    return value;
                result.AddError($"{name} is {allowed}, not {text}.");
                return fallback;
            },
        };
}
