using System.Collections.Immutable;
using System.Text.Json;

namespace RedGreen.Sandbox.StepFunctions.Language.Reading;

/// <summary>Reads Retry and Catch.</summary>
internal sealed class ErrorReader(Fields state)
{
    /// <summary>The retriers.</summary>
    public IEnumerable<Retrier> Retriers()
    {
        foreach (var (fields, isLast) in Entries("Retry"))
        {
            var retrier = new Retrier(ErrorEquals(fields, isLast))
            {
                IntervalSeconds = fields.Whole("IntervalSeconds", 1, 99_999_999) ?? 1,
                MaxAttempts = fields.Whole("MaxAttempts", 0, 99_999_999) ?? 3,
                BackoffRate = fields.Number("BackoffRate", 1) ?? 2,
                MaxDelaySeconds = fields.Whole("MaxDelaySeconds", 1, 31_622_400),
                FullJitter = Jitter(fields),
            };
            if (retrier.MaxDelaySeconds <= retrier.IntervalSeconds)
                fields.Problem("MaxDelaySeconds", "must be greater than IntervalSeconds.");
            fields.Text("Comment");
            fields.Done("a retrier");
            yield return retrier;
        }
    }

    /// <summary>The catchers.</summary>
    public IEnumerable<Catcher> Catchers()
    {
        foreach (var (fields, isLast) in Entries("Catch"))
        {
            var errors = ErrorEquals(fields, isLast);
            var path = fields.PathOrNull("ResultPath", reference: true);
            var next = fields.Text("Next", required: true);
            fields.Text("Comment");
            fields.Done("a catcher");
            if (next is not null)
                yield return new Catcher(errors, path, next);
        }
    }

    private IEnumerable<(Fields Fields, bool IsLast)> Entries(string name)
    {
        var entries = state.Objects(name).ToList();
        return entries.Select((entry, index) => (entry, index == entries.Count - 1));
    }

    private static bool Jitter(Fields fields)
    {
        var strategy = fields.Text("JitterStrategy");
        if (strategy is not (null or "FULL" or "NONE"))
            fields.Problem("JitterStrategy", $"must be FULL or NONE, not {strategy}.");
        return strategy == "FULL";
    }

    private static ImmutableArray<string> ErrorEquals(Fields fields, bool isLast)
    {
        var items = fields.Items("ErrorEquals");
        if (items.Count == 0)
            fields.Problem("ErrorEquals", "must name at least one error.");
        if (items.Any(item => item.ValueKind != JsonValueKind.String))
        {
            fields.Problem("ErrorEquals", "must be a list of strings.");
            return [];
        }

        ImmutableArray<string> names = [.. items.Select(item => item.GetString()!)];
        foreach (var name in names.Where(name => name.StartsWith("States.", StringComparison.Ordinal) && !ErrorNames.Reserved.Contains(name)))
            fields.Problem("ErrorEquals", $"'{name}' is not an error name of the States Language.");
        if (names.Contains(ErrorNames.All) && (names.Length > 1 || !isLast))
            fields.Problem("ErrorEquals", "States.ALL must stand alone, in the last entry.");
        return names;
    }
}
