using System.Globalization;

namespace RedGreen.Sandbox.LoadBalancing.TargetGroups;

/// <summary>Which HTTP statuses a health check passes with: <c>200</c>, <c>200,301</c>, <c>200-299,301</c>.</summary>
internal sealed class StatusMatcher : IEquatable<StatusMatcher>
{
    private readonly IReadOnlyList<(int First, int Last)> _ranges;

    private StatusMatcher(string text, IReadOnlyList<(int First, int Last)> ranges) => (Text, _ranges) = (text, ranges);

    public string Text { get; }

    /// <param name="text">The codes.</param>
    /// <param name="min">The lowest code allowed.</param>
    /// <param name="max">The highest code allowed.</param>
    public static StatusMatcher Parse(string text, int min, int max)
    {
        var ranges = text.Split(',').Select(part =>
        {
            var ends = part.Split('-');
            return ends.Length <= 2 && Code(ends[0]) is { } first && Code(ends[^1]) is { } last && first <= last
                ? (first, last)
                : throw Errors.Validation($"Health check matcher code '{text}' must be codes or ranges of codes within {min}-{max}, such as '200-299,301'.");
        });
        return new(text, ranges.ToList());

        int? Code(string s) =>
            int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code >= min && code <= max ? code : null;
    }

    public bool Matches(int status)
    {
        foreach (var (first, last) in _ranges)
            if (status >= first && status <= last)
                return true;
        return false;
    }

    public bool Equals(StatusMatcher? other) => other?.Text == Text;

    public override bool Equals(object? obj) => Equals(obj as StatusMatcher);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
