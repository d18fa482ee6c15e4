using System.Net;
using Amazon.Runtime;
using RedGreen.Failures;

namespace RedGreen.Aws;

/// <summary>Gives AWS's errors the names that the state machine's Retry and Catch know.</summary>
public static class AwsErrors
{
    /// <summary>Runs a piece of work; throttling becomes <see cref="Throttled"/>, an answer that never came or a 5xx <see cref="AwsUnavailable"/>.</summary>
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (AmazonServiceException error) when (IsThrottling(error))
        {
            throw new Throttled(Call(error), error);
        }
        catch (Exception error) when (IsUnavailable(error))
        {
            throw new AwsUnavailable(error is AmazonServiceException service ? Call(service) : "A call", error);
        }
    }

    /// <summary>Whether AWS asked for fewer calls, or for later ones: Route 53 takes one change of a zone after the other.</summary>
    public static bool IsThrottling(AmazonServiceException error) =>
        error.StatusCode == HttpStatusCode.TooManyRequests
        || error.ErrorCode is "Throttling" or "ThrottlingException" or "ThrottledException" or "RequestLimitExceeded" or "TooManyRequestsException" or "RequestThrottled" or "RequestThrottledException" or "SlowDown" or "PriorRequestNotComplete";

    /// <summary>Whether whoever asks may not know.</summary>
    public static bool IsForbidden(AmazonServiceException error) => error.ErrorCode is "AccessDenied" or "AccessDeniedException";

    /// <summary>Whether there was no proper answer: the call may have taken effect.</summary>
    public static bool IsUnavailable(Exception error) => error switch
    {
        AmazonServiceException service => (int)service.StatusCode >= 500,
        // A client-side failure: no connection, a broken answer. What the SDK itself refuses is not retried.
        AmazonClientException client => client.InnerException is HttpRequestException or IOException or OperationCanceledException,
        HttpRequestException or IOException or OperationCanceledException => true,
        _ => false,
    };

    private static string Call(AmazonServiceException error) => $"A call ({error.ErrorCode ?? ((int)error.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture)})";
}
