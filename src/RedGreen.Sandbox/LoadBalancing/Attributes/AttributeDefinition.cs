using System.Globalization;

namespace RedGreen.Sandbox.LoadBalancing.Attributes;

/// <summary>One attribute of a resource: its default and what it may be.</summary>
/// <param name="Key">The key, as on the wire.</param>
/// <param name="Default">The value of a new resource.</param>
/// <param name="Allowed">What is allowed, in words, for the error.</param>
/// <param name="Accepts">Whether a value is allowed.</param>
internal sealed record AttributeDefinition(string Key, string Default, string Allowed, Func<string, bool> Accepts)
{
    public static AttributeDefinition Flag(string key, bool initially = false) =>
        Choice(key, initially ? "true" : "false", "true", "false");

    public static AttributeDefinition Choice(string key, string initially, params string[] values) =>
        new(key, initially, $"one of {string.Join(", ", values)}", v => values.Contains(v));

    public static AttributeDefinition Number(string key, int initially, int min, int max, params string[] others) =>
        new(
            key,
            initially.ToString(CultureInfo.InvariantCulture),
            string.Join(" or ", [.. others, $"a whole number from {min} to {max}"]),
            v => others.Contains(v) || (int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= min && n <= max));

    public static AttributeDefinition OffOrNumber(string key, string initially, int min, int max) =>
        Number(key, min, min, max, "off") with { Default = initially };

    public static AttributeDefinition Text(string key) => new(key, "", "any text", _ => true);
}
