using System.Globalization;
using System.Text.RegularExpressions;

namespace RedGreen.Sandbox.StepFunctions.Data;

/// <summary>Timestamps as the States Language has them: RFC 3339 with an upper-case T and Z.</summary>
internal static partial class Timestamps
{
    /// <summary>With milliseconds, as in the context object.</summary>
    public static string Format(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads one; null where it is none.</summary>
    public static DateTimeOffset? Parse(string text) =>
        Shape().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
