using System.Collections.Immutable;

namespace RedGreen.Sandbox.Load;

/// <summary>What a load generator has seen up to one moment. Never changes.</summary>
/// <param name="Elapsed">Wall time since the start.</param>
/// <param name="Sent">Requests sent.</param>
/// <param name="Unsent">Requests that were due and not sent, because <see cref="LoadProfile.MaxConcurrency"/> others still waited: the generator's own shortfall, or a service that hangs.</param>
/// <param name="Images">What each image answered, by the <c>x-image</c> header; answers without one under <see cref="NoImage"/>.</param>
/// <param name="Outcomes">How requests ended, of all images and of none.</param>
/// <param name="Seconds">The same for each second of wall time, by when the request ended; seconds in which none did are there too.</param>
/// <param name="Latency">From when a request was due to the end of its answer: waiting for the generator counts, as it does for a user. Of requests with an answer.</param>
public sealed record LoadSnapshot(
    TimeSpan Elapsed,
    long Sent,
    long Unsent,
    ImmutableDictionary<string, ImageAnswers> Images,
    OutcomeCounts Outcomes,
    ImmutableArray<LoadSecond> Seconds,
    LatencySummary Latency)
{
    /// <summary>Stands for answers that name no image: the load balancer's own.</summary>
    public const string NoImage = "(none)";

    /// <summary>Requests that wait for their answer.</summary>
    public long UnderWay => Sent - Outcomes.Total;

    /// <summary>
    /// The share (0-1) of the answers since an earlier snapshot of the same run that an image gave, among those that
    /// name an image; null: there were none.
    /// </summary>
    public double? ShareOf(string image, LoadSnapshot since)
    {
        var answers = Named(this) - Named(since);
        return answers == 0 ? null : (double)(Count(this, image) - Count(since, image)) / answers;
    }

    private static long Named(LoadSnapshot snapshot) => snapshot.Images.Where(entry => entry.Key != NoImage).Sum(entry => entry.Value.Outcomes.Total);

    private static long Count(LoadSnapshot snapshot, string image) => snapshot.Images.TryGetValue(image, out var answers) ? answers.Outcomes.Total : 0;
}

/// <summary>What one image answered.</summary>
/// <param name="Outcomes">How its answers were.</param>
/// <param name="First">Wall time from the start to its first answer.</param>
/// <param name="Last">Wall time from the start to its latest answer.</param>
public sealed record ImageAnswers(OutcomeCounts Outcomes, TimeSpan First, TimeSpan Last);

/// <summary>One second of wall time.</summary>
/// <param name="Second">0 for the first.</param>
/// <param name="Outcomes">How the requests that ended in it ended.</param>
/// <param name="Images">Answers by image.</param>
public sealed record LoadSecond(int Second, OutcomeCounts Outcomes, ImmutableDictionary<string, long> Images);

/// <summary>Latencies in wall time.</summary>
public sealed record LatencySummary(TimeSpan Median, TimeSpan P90, TimeSpan P99, TimeSpan P999, TimeSpan Max);
