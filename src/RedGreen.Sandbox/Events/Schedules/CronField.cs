using System.Globalization;

namespace RedGreen.Sandbox.Events.Schedules;

/// <summary>A field that is a set of numbers: <c>*</c>, <c>5</c>, <c>1-5</c>, <c>0/15</c>, <c>MON,FRI</c>.</summary>
internal static class CronField
{
    /// <summary>Reads a field; null: it is none, or not within the range.</summary>
    /// <param name="text">The field.</param>
    /// <param name="least">The smallest number allowed.</param>
    /// <param name="most">The largest.</param>
    /// <param name="names">Names of the numbers from <paramref name="least"/> on.</param>
    public static IReadOnlySet<int>? TryParse(string text, int least, int most, string[]? names = null)
    {
        var numbers = new HashSet<int>();
        foreach (var part in text.Split(','))
        {
            if (Range(part) is not { } range)
                return null;
            for (var number = range.From; number <= range.To; number += range.Step)
                numbers.Add(number);
        }

        return numbers;

        (int From, int To, int Step)? Range(string part)
        {
            var (span, step) = part.Split('/') switch
            {
                [var whole] => (whole, (int?)1),
                [var first, var steps] => (first, Number(steps)),
                _ => ("", null),
            };
            if (step is not > 0)
                return null;
            var (from, to) = span == "*" ? (least, most) : span.Split('-') switch
            {
                [var one] => (Value(one), part.Contains('/', StringComparison.Ordinal) ? most : Value(one)),
                [var first, var last] => (Value(first), Value(last)),
                _ => (null, (int?)null),
            };
            return from >= least && to <= most && from <= to ? (from.Value, to.Value, step.Value) : null;
        }

        int? Value(string value) => Number(value) ?? (Array.FindIndex(names ?? [], name => name.Equals(value, StringComparison.OrdinalIgnoreCase)) is >= 0 and var index ? least + index : null);

        static int? Number(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
