using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;

namespace RedGreen.Aws.CloudWatch;

/// <summary>One GetMetricData with all its pages. Whole or not at all: a part must neither look like quiet nor like trouble.</summary>
internal sealed class MetricData(IAmazonCloudWatch cloudWatch, TimeProvider time)
{
    // A CloudWatch that hangs must not take the function with it: without numbers a look can still wait, abort or go back.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The answer; null where CloudWatch failed, refused, was too slow or answered in part.</summary>
    public async Task<MetricMinutes?> ReadAsync(List<MetricDataQuery> queries, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await PagesAsync(queries, from, to, either.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && IsNoAnswer(error))
        {
            return null;
        }
    }

    private async Task<MetricMinutes?> PagesAsync(List<MetricDataQuery> queries, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var minutes = new MetricMinutes();
        var unfinished = new HashSet<string>();
        string? next = null;
        do
        {
            var page = await cloudWatch.GetMetricDataAsync(
                new GetMetricDataRequest { MetricDataQueries = queries, StartTime = from.UtcDateTime, EndTime = to.UtcDateTime, ScanBy = ScanBy.TimestampAscending, NextToken = next },
                cancellationToken).ConfigureAwait(false);
            // A message on the whole answer means that only "as much of the operation as possible" was done:
            // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
            if (page.Messages is { Count: > 0 })
                return null;
            foreach (var result in page.MetricDataResults ?? [])
            {
                if (result.StatusCode == StatusCode.Forbidden)
                    return null;
                // More of it, or another try at it, is on the next page, if there is one.
                if (result.StatusCode == StatusCode.PartialData || result.StatusCode == StatusCode.InternalError)
                    unfinished.Add(result.Id);
                else
                    unfinished.Remove(result.Id);
                minutes.Add(result);
            }

            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return unfinished.Count == 0 ? minutes : null;
    }

    private static bool IsNoAnswer(Exception error) =>
        AwsErrors.IsUnavailable(error) || (error is AmazonServiceException service && (AwsErrors.IsThrottling(service) || AwsErrors.IsForbidden(service)));
}
