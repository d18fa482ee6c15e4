using System.Net.Sockets;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using RedGreen.Aws;

namespace RedGreen.Cli.Connection;

/// <summary>What AWS, or the way to it, refuses: in a tired person's words, with what to do.</summary>
internal static partial class AwsProblem
{
    private static readonly string[] Expired = ["ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"];
    private static readonly string[] Unknown = ["UnrecognizedClientException", "InvalidClientTokenId", "InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignature", "MissingAuthenticationToken", "MissingAuthenticationTokenException", "InvalidAccessKeyId", "AuthFailure"];
    private static readonly string[] Denied = ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized"];

    /// <summary>The words; null for an error that is none of AWS's.</summary>
    public static string? Of(Exception error) => error switch
    {
        AmazonServiceException service when AwsErrors.IsThrottling(service) =>
            $"AWS asked for fewer calls ({service.ErrorCode}), after several tries too. Wait a minute and say it again; others in the account may be calling at the same time.",
        AmazonServiceException service when Expired.Contains(service.ErrorCode) =>
            "Your AWS credentials have expired. Sign in again (aws sso login, or whatever gives you credentials) and say it again.",
        AmazonServiceException service when Unknown.Contains(service.ErrorCode) =>
            $"AWS does not know these credentials ({service.ErrorCode}: {service.Message}). Check --profile, AWS_PROFILE, AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN.",
        AmazonServiceException service when Denied.Contains(service.ErrorCode) => Denial(service),
        AmazonServiceException service when SsoEnded(service) => SignIn(service),
        AmazonServiceException { ErrorCode: "StateMachineDoesNotExist" } service => $"{service.Message}. Name another one with --state-machine ARN, or check --region and --profile.",
        AmazonServiceException service when (int)service.StatusCode >= 500 => $"AWS did not answer properly ({service.ErrorCode ?? service.StatusCode.ToString()}: {service.Message}), after several tries too. Say it again later.",
        AmazonServiceException service => Unreached(service) ?? $"AWS did not do it: {service.ErrorCode}: {service.Message}",
        AmazonClientException client when SsoEnded(client) => SignIn(client),
        AmazonClientException client when NoCredentials(client) =>
            "There are no AWS credentials. Sign in (aws sso login), name a profile with --profile or AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
        AmazonClientException client => Unreached(client) ?? $"AWS did not do it: {client.Message}",
        HttpRequestException http => Unreached(http) ?? $"AWS was not reached: {http.Message} Check --endpoint-url, AWS_ENDPOINT_URL and the network.",
        _ => null,
    };

    /// <summary>Whether a refusal means that the caller may not look, so that what can be done without looking goes on.</summary>
    public static bool IsDenial(Exception error) => error is AmazonServiceException service && Denied.Contains(service.ErrorCode);

    private static string Denial(AmazonServiceException error) => Action().Match(error.Message) is { Success: true } match
        ? $"You are not allowed to do this: the permission {match.Groups["action"].Value} is missing. AWS says: {error.Message}"
        : $"You are not allowed to do this. AWS says: {error.Message}";

    private static bool SsoEnded(Exception error) => Chain(error).Any(one => one.Message.Contains("SSO", StringComparison.Ordinal) && one.Message.Contains("oken", StringComparison.Ordinal)
        || one.GetType().FullName?.StartsWith("Amazon.SSO", StringComparison.Ordinal) == true);

    private static string SignIn(Exception error) => $"Your sign-in with IAM Identity Center (SSO) has ended: {Chain(error).Last().Message} Sign in again: aws sso login --profile <name>";

    private static bool NoCredentials(Exception error) => Chain(error).Any(one =>
        one.Message.Contains("resolve AWS credentials", StringComparison.Ordinal)
        || one.Message.Contains("EC2 Instance Metadata Service", StringComparison.Ordinal)
        || one.Message.Contains("find credentials", StringComparison.OrdinalIgnoreCase));

    private static string? Unreached(Exception error) => Chain(error).OfType<SocketException>().FirstOrDefault() switch
    {
        { SocketErrorCode: SocketError.ConnectionRefused } refused => $"Nothing listens there: {refused.Message}. Check --endpoint-url and AWS_ENDPOINT_URL; is the sandbox running?",
        { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } unknown => $"There is no such host: {unknown.Message}. Check --region, --endpoint-url and the network.",
        { } other => $"AWS was not reached: {other.Message}. Check --endpoint-url, AWS_ENDPOINT_URL and the network.",
        null => null,
    };

    private static IEnumerable<Exception> Chain(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            yield return error;
    }

    // "User: arn:... is not authorized to perform: ecs:DescribeServices on resource: ..."
    [GeneratedRegex(@"not authorized to perform:? (?<action>[a-z0-9-]+:[A-Za-z0-9*]+)")]
    private static partial Regex Action();
}
