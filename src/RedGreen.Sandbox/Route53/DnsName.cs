using System.Text.RegularExpressions;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Route53;

/// <summary>A domain name as Route 53 keeps it: lower case, with the dot at its end.</summary>
internal readonly partial record struct DnsName : IComparable<DnsName>
{
    private const int MaxLength = 255;

    private DnsName(string text) => Text = text;

    /// <summary>With the dot at its end.</summary>
    public string Text { get; }

    /// <exception cref="AwsError">It is no domain name.</exception>
    public static DnsName Parse(string text) => TryParse(text) ?? throw new AwsError("InvalidDomainName", $"The domain name '{text}' is not valid.");

    /// <summary>Null: it is no domain name.</summary>
    public static DnsName? TryParse(string text)
    {
        var name = text.TrimEnd('.').ToLowerInvariant();
        return name.Length is > 0 and < MaxLength && name.Split('.').All(label => Label.IsMatch(label)) ? new($"{name}.") : null;
    }

    public bool IsWithin(DnsName zone) => Text == zone.Text || Text.EndsWith($".{zone.Text}", StringComparison.Ordinal);

    /// <summary>Route 53's order: by the labels from the last to the first.</summary>
    public int CompareTo(DnsName other) => string.CompareOrdinal(Reversed, other.Reversed);

    public override string ToString() => Text;

    private string Reversed => $"{string.Join('.', Text.TrimEnd('.').Split('.').Reverse())}.";

    // Names of records may begin with an underscore, or be a wildcard: \052 is how Route 53 writes the asterisk.
    [GeneratedRegex(@"^(\*|\\052|[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)$")]
    private static partial Regex Label { get; }
}
