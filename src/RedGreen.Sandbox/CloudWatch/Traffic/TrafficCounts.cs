using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.CloudWatch.Traffic;

/// <summary>The counters of an Application Load Balancer in one minute.</summary>
internal sealed class TrafficCounts
{
    /// <summary>The metrics that a load balancer has, by index. The first <see cref="PerGroup"/> exist per target group too.</summary>
    public static readonly string[] Metrics =
    [
        "RequestCount",
        "HTTPCode_Target_2XX_Count", "HTTPCode_Target_3XX_Count", "HTTPCode_Target_4XX_Count", "HTTPCode_Target_5XX_Count",
        "HTTPCode_ELB_3XX_Count", "HTTPCode_ELB_4XX_Count", "HTTPCode_ELB_5XX_Count",
        "HTTPCode_ELB_500_Count", "HTTPCode_ELB_502_Count", "HTTPCode_ELB_503_Count", "HTTPCode_ELB_504_Count",
    ];

    /// <summary>
    /// How many of <see cref="Metrics"/> exist per target group: what the load balancer answered itself has no group.
    /// </summary>
    public const int PerGroup = 5;

    private readonly long[] _counts = new long[Metrics.Length];

    public long this[int index] => _counts[index];

    public long Requests => _counts[0];

    public void Add(in ServedRequests served)
    {
        // AWS counts a request once a target was chosen for it.
        if (served.Kind != ServedKind.LoadBalancer)
            _counts[0] += served.Count;
        var index = served.Kind == ServedKind.Target ? TargetClass(served.Status) : LoadBalancerClass(served.Status);
        if (index > 0)
            _counts[index] += served.Count;
        if (served.Kind != ServedKind.Target && Single(served.Status) is > 0 and var single)
            _counts[single] += served.Count;
    }

    public static TrafficCounts Sum(TrafficCounts a, TrafficCounts b)
    {
        var sum = new TrafficCounts();
        for (var index = 0; index < Metrics.Length; index++)
            sum._counts[index] = a._counts[index] + b._counts[index];
        return sum;
    }

    private static int TargetClass(int status) => status is >= 200 and < 600 ? (status / 100) - 1 : 0;

    private static int LoadBalancerClass(int status) => status is >= 300 and < 600 ? (status / 100) + 2 : 0;

    private static int Single(int status) => status switch
    {
        500 => 8,
        502 => 9,
        503 => 10,
        504 => 11,
        _ => 0,
    };
}
