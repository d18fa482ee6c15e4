namespace RedGreen.Health.Judging;

/// <summary>
/// What is usual, without the minutes in which something happened: an outage in Red's last hour, as before every hotfix,
/// must not blind the judge. Medians alone do not do: with 20 bad minutes of 60 they make v some ten times too large.
/// A heuristic, as <see cref="Overdispersion"/> is.
/// </summary>
/// <remarks>
/// Minutes whose y (see <see cref="Overdispersion"/>) lies more than 4 max(1, s) above the median are taken out and the rest
/// is looked at anew, until none is left or half of the minutes would be gone.
/// </remarks>
public static class Incidents
{
    private const double FarOut = 4;

    /// <summary>The minutes that had requests, without those of incidents.</summary>
    public static IReadOnlyList<(long Requests, long Events)> TakenOutOf(IReadOnlyList<(long Requests, long Events)> minutes)
    {
        List<(long Requests, long Events)> usual = [.. minutes.Where(minute => minute.Requests > 0)];
        var least = (usual.Count + 1) / 2;
        while (usual is not [])
        {
            var deviations = Overdispersion.Deviations(usual);
            var limit = Overdispersion.Median(deviations) + (FarOut * Math.Max(1, Overdispersion.Spread(deviations)));
            List<(long Requests, long Events)> rest = [.. usual.Where((_, index) => deviations[index] <= limit)];
            if (rest.Count == usual.Count || rest.Count < least)
                break;
            usual = rest;
        }

        return usual;
    }
}
