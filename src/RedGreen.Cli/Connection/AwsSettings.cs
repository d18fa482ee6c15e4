using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using RedGreen.Aws;

namespace RedGreen.Cli.Connection;

/// <summary>Which AWS, as options, variables and profiles name it, in the AWS CLI's own order.</summary>
internal sealed record AwsSettings
{
    // A sandbox on this machine knows neither Regions nor accounts; any will do.
    private const string SandboxRegion = "eu-west-1";

    /// <summary>The Region's name.</summary>
    public required string Region { get; init; }

    /// <summary>The profile asked for; null for the usual chain.</summary>
    public string? Profile { get; init; }

    /// <summary>Where a service is; null for AWS itself.</summary>
    public required Func<string, Uri?> Endpoint { get; init; }

    /// <summary>Whether credentials are named anywhere that is quick to look at.</summary>
    public bool HasCredentials { get; init; }

    /// <summary>Whether everything goes to this machine, where clocks may run fast and nobody counts calls.</summary>
    public bool IsLocal => Endpoint(AwsService.StepFunctions) is { IsLoopback: true };

    /// <summary>The settings.</summary>
    /// <exception cref="UsageException">A profile or an endpoint that cannot be, or no Region.</exception>
    public static AwsSettings Of(string? profile, string? region, string? endpoint, Func<string, string?> environment)
    {
        var named = profile ?? Given("AWS_PROFILE");
        var chain = new CredentialProfileStoreChain(Given("AWS_SHARED_CREDENTIALS_FILE"));
        var found = chain.TryGetProfile(named ?? "default", out var stored) ? stored : null;
        if (named is not null && found is null)
            throw new UsageException($"There is no profile {named}{Known(chain)}. Name another one with --profile or AWS_PROFILE, or make it with: aws configure --profile {named}");

        var settings = new AwsSettings
        {
            Profile = named,
            Endpoint = service => Uri(endpoint, "--endpoint-url") ?? Configured(service),
            HasCredentials = found is not null || Given("AWS_ACCESS_KEY_ID") is not null || Given("AWS_WEB_IDENTITY_TOKEN_FILE") is not null
                || Given("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") is not null || Given("AWS_CONTAINER_CREDENTIALS_FULL_URI") is not null,
            Region = "",
        };
        return settings with
        {
            Region = region ?? Given("AWS_REGION") ?? Given("AWS_DEFAULT_REGION") ?? found?.Region?.SystemName ?? (settings.IsLocal ? SandboxRegion : null)
                ?? throw new UsageException("No Region is named. Say --region eu-west-1, or set AWS_REGION, or give the profile one: aws configure set region eu-west-1"),
        };

        string? Given(string name) => environment(name) is { Length: > 0 } value ? value : null;

        Uri? Configured(string service) => string.Equals(Given("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), "true", StringComparison.OrdinalIgnoreCase)
            ? null
            : Uri(Given($"AWS_ENDPOINT_URL_{service}"), $"AWS_ENDPOINT_URL_{service}") ?? Uri(Given("AWS_ENDPOINT_URL"), "AWS_ENDPOINT_URL");
    }

    /// <summary>A client's configuration.</summary>
    /// <param name="service">One of <see cref="AwsService"/>.</param>
    /// <param name="budget">How fast it may call; null for as fast as it likes.</param>
    public T Configure<T>(string service, CallBudget? budget)
        where T : ClientConfig, new()
    {
        var config = new T
        {
            // Six more tries, with a full jitter of up to 20 s between them.
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = 6,
        };
        if (budget is not null)
            config.HttpClientFactory = new PacedHttp(new PacedHandler(budget));
        if (Endpoint(service) is { } endpoint)
        {
            config.ServiceURL = endpoint.ToString();
            config.AuthenticationRegion = Region;
            config.UseHttp = endpoint.Scheme == System.Uri.UriSchemeHttp;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(Region);
        }

        if (Profile is not null)
            config.Profile = new Profile(Profile);
        return config;
    }

    /// <summary>The credentials that a client is made with; null for the SDK's own chain.</summary>
    public AWSCredentials? Credentials() => IsLocal && !HasCredentials ? new BasicAWSCredentials("sandbox", "sandbox") : null;

    private static Uri? Uri(string? text, string source) => text is null ? null
        : System.Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri
        : throw new UsageException($"{source} is no URL: {text}. It is one like http://127.0.0.1:4510.");

    private static string Known(CredentialProfileStoreChain chain) =>
        chain.ListProfiles() is { Count: > 0 } profiles ? $"; there are {string.Join(", ", profiles.Select(profile => profile.Name).Distinct().Order())}" : "";
}

/// <summary>The services' names in <c>AWS_ENDPOINT_URL_...</c>: https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html</summary>
internal static class AwsService
{
    public const string CloudWatch = "CLOUDWATCH";
    public const string DynamoDb = "DYNAMODB";
    public const string Ecs = "ECS";
    public const string LoadBalancing = "ELASTIC_LOAD_BALANCING_V2";
    public const string Route53 = "ROUTE_53";
    public const string AutoScaling = "APPLICATION_AUTO_SCALING";
    public const string StepFunctions = "SFN";
}
