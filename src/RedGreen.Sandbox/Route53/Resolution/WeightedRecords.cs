using RedGreen.Sandbox.Route53.Records;

namespace RedGreen.Sandbox.Route53.Resolution;

/// <summary>The choice among weighted records.</summary>
internal static class WeightedRecords
{
    /// <summary>
    /// The records that come into question: the healthy ones with a weight; if no weighted one is healthy, the healthy ones
    /// without; if none is healthy at all, every one counts as healthy.
    /// </summary>
    public static IReadOnlyList<RecordSet> Candidates(IReadOnlyList<RecordSet> records, Func<RecordSet, bool> isHealthy)
    {
        var healthy = records.Where(isHealthy).ToList();
        if (healthy.Count == 0)
            healthy = [.. records];
        var carrying = healthy.Where(record => record.Weight > 0).ToList();
        return carrying.Count > 0 ? carrying : healthy;
    }

    /// <summary>The record at a place between 0 and 1 of all weights laid end to end; where all are zero, of equal parts.</summary>
    public static RecordSet At(IReadOnlyList<RecordSet> records, double place)
    {
        var total = records.Sum(record => record.Weight ?? 0);
        if (total == 0)
            return records[(int)(place * records.Count)];
        var rest = place * total;
        foreach (var record in records)
        {
            if (rest < record.Weight)
                return record;
            rest -= record.Weight ?? 0;
        }

        return records[^1];
    }
}
