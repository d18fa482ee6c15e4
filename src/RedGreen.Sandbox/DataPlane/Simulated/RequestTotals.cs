namespace RedGreen.Sandbox.DataPlane.Simulated;

/// <summary>What became of all requests so far.</summary>
internal sealed class RequestTotals
{
    /// <summary>The status of requests that got none: the connection was refused or reset.</summary>
    public const int NoStatus = 0;

    private readonly Dictionary<(string? Image, string? TargetGroupArn, ServedKind Kind, int Status), long> _counts = [];

    /// <summary>How many requests there were: of an image, of a target group, with a status, or all.</summary>
    public long Requests(string? image = null, string? targetGroup = null, int? status = null) =>
        Sum(image, targetGroup, s => status is null || s == status);

    /// <summary>How many of them got a 5XX, whoever answered, or no answer at all.</summary>
    public long Failed(string? image = null, string? targetGroup = null) => Sum(image, targetGroup, s => s is NoStatus or >= 500);

    /// <summary>What became of them, apart by image, target group, who answered and with what.</summary>
    public IEnumerable<(string? Image, string? TargetGroupArn, ServedKind Kind, int Status, long Count)> All =>
        _counts.Select(c => (c.Key.Image, c.Key.TargetGroupArn, c.Key.Kind, c.Key.Status, c.Value));

    public void Add(string? image, string? targetGroup, ServedKind kind, int status, long count)
    {
        if (count == 0)
            return;
        var key = (image, targetGroup, kind, status);
        _counts[key] = _counts.GetValueOrDefault(key) + count;
    }

    private long Sum(string? image, string? targetGroup, Func<int, bool> status) => _counts
        .Where(c => (image is null || c.Key.Image == image) && (targetGroup is null || c.Key.TargetGroupArn == targetGroup) && status(c.Key.Status))
        .Sum(c => c.Value);
}
