using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using RedGreen.Health;

namespace RedGreen.Aws.CloudWatch;

/// <summary>Alarms, metric and composite.</summary>
public sealed class CloudWatchAlarms(IAmazonCloudWatch cloudWatch) : IAlarms
{
    private const string Prefix = "prefix:";

    // One DescribeAlarms takes 100 names; composite alarms are left out of its answer unless they are asked for.
    private const int NamesPerCall = 100;
    private static readonly List<string> BothTypes = [AlarmType.MetricAlarm.Value, AlarmType.CompositeAlarm.Value];

    /// <inheritdoc/>
    public async Task<AlarmsFound> FindAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var alarms = new List<AlarmLook>();
        var unknown = new List<string>();
        foreach (var chunk in names.Where(name => !name.StartsWith(Prefix, StringComparison.Ordinal)).Chunk(NamesPerCall))
        {
            var found = await DescribeAsync(() => new DescribeAlarmsRequest { AlarmNames = [.. chunk] }, cancellationToken).ConfigureAwait(false);
            alarms.AddRange(found);
            unknown.AddRange(chunk.Except(found.Select(alarm => alarm.Name)));
        }

        foreach (var prefix in names.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var found = await DescribeAsync(() => new DescribeAlarmsRequest { AlarmNamePrefix = prefix[Prefix.Length..] }, cancellationToken).ConfigureAwait(false);
            alarms.AddRange(found);
            if (found is [])
                unknown.Add(prefix);
        }

        return new AlarmsFound(alarms, unknown);
    }

    private async Task<List<AlarmLook>> DescribeAsync(Func<DescribeAlarmsRequest> ask, CancellationToken cancellationToken)
    {
        var alarms = new List<AlarmLook>();
        string? next = null;
        do
        {
            var request = ask();
            request.AlarmTypes = BothTypes;
            request.MaxRecords = NamesPerCall;
            request.NextToken = next;
            var page = await cloudWatch.DescribeAlarmsAsync(request, cancellationToken).ConfigureAwait(false);
            alarms.AddRange((page.MetricAlarms ?? []).Select(alarm => new AlarmLook(alarm.AlarmName, alarm.StateValue == StateValue.ALARM, alarm.StateReason)));
            alarms.AddRange((page.CompositeAlarms ?? []).Select(alarm => new AlarmLook(alarm.AlarmName, alarm.StateValue == StateValue.ALARM, alarm.StateReason)));
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return alarms;
    }
}
