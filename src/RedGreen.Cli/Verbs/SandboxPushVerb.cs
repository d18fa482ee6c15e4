using System.CommandLine;
using System.Text.RegularExpressions;
using RedGreen.Sandbox.Registry;

namespace RedGreen.Cli.Verbs;

/// <summary><c>redgreen sandbox push</c>: tells a running sandbox that an image was pushed, as ECR would.</summary>
internal static partial class SandboxPushVerb
{
    private const string DefaultEndpoint = "http://127.0.0.1:4510";

    // A sandbox on this machine answers at once.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static Command Create(TextWriter output)
    {
        Argument<string> image = new("image") { HelpName = "REPOSITORY:TAG", Description = "The image, such as demo/shop:v2." };
        Option<string?> digest = new("--digest") { HelpName = "sha256:...", Description = "Its digest; by default one made of repository and tag." };
        Option<string?> endpoint = new("--endpoint") { HelpName = "URL", Description = $"The sandbox; by default AWS_ENDPOINT_URL, or {DefaultEndpoint}." };

        var verb = new Command("push", "Tells a running sandbox that an image was pushed: ECR's event goes out, and what follows from it follows.") { image, digest, endpoint };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var (repository, tag) = Image(parsed.GetValue(image)!);
            using var http = new HttpClient { Timeout = Patience };
            var pushed = await PushAsync(new SandboxRegistry(http), Endpoint(parsed.GetValue(endpoint)), repository, tag, Digest(parsed.GetValue(digest)), cancellationToken);
            await output.WriteLineAsync($"pushed {pushed.Repository}:{pushed.Tag} digest={pushed.Digest} event={pushed.EventId}");
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task<PushedImage> PushAsync(
        SandboxRegistry registry, Uri endpoint, string repository, string tag, string? digest, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.PushAsync(endpoint, repository, tag, digest, cancellationToken);
        }
        catch (PushRefusedException exception)
        {
            throw new UsageException($"Nothing was pushed. {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new UsageException(
                $"No sandbox answers at {endpoint.ToString().TrimEnd('/')}. Start one with redgreen sandbox, or name another with --endpoint or AWS_ENDPOINT_URL.", exception);
        }
    }

    private static (string Repository, string Tag) Image(string text)
    {
        if (text.Contains('@', StringComparison.Ordinal))
            throw new UsageException($"{text} names a digest. A push is of a tag, such as demo/shop:v2; its digest goes into --digest.");
        // The sandbox has one registry, as an account has: its host is no part of the repository's name.
        var name = text.Split('/', 2) is [var host, var rest] && (host.Contains('.', StringComparison.Ordinal) || host.Contains(':', StringComparison.Ordinal)) ? rest : text;
        if (!name.Contains(':', StringComparison.Ordinal))
            throw new UsageException($"{text} has no tag. Name one, such as {text}:v2.");
        return Name().Match(name) is { Success: true } match
            ? (match.Groups["repository"].Value, match.Groups["tag"].Value)
            : throw new UsageException($"{text} is no image: it is a repository in lower case, a colon and a tag, such as demo/shop:v2.");
    }

    private static string? Digest(string? text) => text is null || Sha256().IsMatch(text)
        ? text
        : throw new UsageException($"--digest is sha256: and 64 hexadecimal digits in lower case, not {text}.");

    private static Uri Endpoint(string? named)
    {
        var (text, source) = named is not null ? (named, "--endpoint")
            : Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is { Length: > 0 } variable ? (variable, "AWS_ENDPOINT_URL")
            : (DefaultEndpoint, "");
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new UsageException($"{source} is an URL such as {DefaultEndpoint}, not {text}.");
    }

    [GeneratedRegex(@"^(?<repository>[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*):(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z")]
    private static partial Regex Sha256();
}
