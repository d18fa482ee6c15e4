using System.Text.Json.Serialization;

namespace RedGreen.Health.Judging;

/// <summary>What Red was like in the hour before the deployment: the measure of what is usual.</summary>
public sealed record History
{
    /// <summary>How far it goes back.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(60);

    /// <summary>Nothing is known: Red is taken for a service that hardly ever fails.</summary>
    public static readonly History Unknown = new();

    /// <summary>Minutes that were measured, 0-60.</summary>
    public int Minutes { get; init; }

    /// <summary>Red's requests in them.</summary>
    public long Requests { get; init; }

    /// <summary>Red's usual failure rate, 0-1: see <see cref="Overdispersion.UsualRate"/>.</summary>
    public double FailureRate { get; init; }

    /// <summary>v of its failures: see <see cref="Overdispersion"/>.</summary>
    public double FailureOverdispersion { get; init; } = Overdispersion.Least;

    /// <summary>
    /// From how many seconds on a request counts as slow: the median of Red's 95th percentiles by the minute; null where
    /// no response time is known, and nothing is compared then.
    /// </summary>
    public double? SlowSeconds { get; init; }

    /// <summary>The share of Red's requests that are slow usually; null until it has been counted.</summary>
    public double? SlowRate { get; init; }

    /// <summary>v of its slow requests.</summary>
    public double SlowOverdispersion { get; init; } = Overdispersion.Least;

    /// <summary>Red's requests in a minute, in the mean; 0 where nothing was measured.</summary>
    [JsonIgnore]
    public double RequestsPerMinute => Minutes == 0 ? 0 : Requests / (double)Minutes;

    /// <summary>The history that Red's minutes make.</summary>
    /// <param name="minutes">Red's windows; those that were not measured are null.</param>
    /// <param name="slowSeconds">Where slow requests have been counted: from where on. Null takes it from the windows' 95th percentiles.</param>
    public static History Of(IReadOnlyList<SideWindow?> minutes, double? slowSeconds = null)
    {
        List<SideWindow> measured = [.. minutes.OfType<SideWindow>()];
        List<(long, long)> failures = [.. measured.Select(minute => (minute.Requests, minute.Failures))];
        List<(long, long)> slow = [.. measured.Where(minute => minute.Slow is not null).Select(minute => (minute.Requests, minute.Slow!.Value))];
        List<double> percentiles = [.. measured.Select(minute => minute.P95Seconds).OfType<double>()];
        return new History
        {
            Minutes = measured.Count,
            Requests = measured.Sum(minute => minute.Requests),
            FailureRate = Overdispersion.UsualRate(failures),
            FailureOverdispersion = Overdispersion.Of(failures),
            SlowSeconds = slowSeconds ?? (percentiles is [] ? null : Overdispersion.Median(percentiles)),
            SlowRate = slow is [] ? null : Overdispersion.UsualRate(slow),
            SlowOverdispersion = slow is [] ? Overdispersion.Least : Overdispersion.Of(slow),
        };
    }
}
