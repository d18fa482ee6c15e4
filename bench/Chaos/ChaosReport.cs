using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RedGreen.Bench.Judging;
using RedGreen.Chaos;
using RedGreen.Chaos.Telling;

namespace RedGreen.Bench.Chaos;

/// <summary>What chaos came to, for people or as one document.</summary>
internal sealed record ChaosReport(ChaosOptions Options, ChaosTally Tally, TimeSpan Elapsed, IReadOnlyList<Violated> Violated)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private double RunsPerSecond => Tally.Runs / Elapsed.TotalSeconds;

    public void Write(TextWriter output)
    {
        if (Options.IsJson)
            output.WriteLine(Json().ToJsonString(Readable));
        else
            WriteText(output);
    }

    /// <summary>One story: what it sets out with, what happened, what was violated.</summary>
    public static void WriteOne(TextWriter output, StoryResult result, bool isJson)
    {
        if (isJson)
        {
            output.WriteLine(Json(result).ToJsonString(Readable));
            return;
        }

        foreach (var line in StoryText.Setting(result.Story))
            output.WriteLine($"    {line}");
        output.WriteLine();
        foreach (var line in StoryText.History(result))
            output.WriteLine($"    {line}");
        output.WriteLine();
        foreach (var violation in result.Violations)
            output.WriteLine($"    VIOLATED  {StoryText.Violation(result.Story, violation)}");
        if (result.Violations is [])
            output.WriteLine("    Every guarantee held.");
    }

    private void WriteText(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"## Chaos in virtual time: seed {Options.Seed}"));
        output.WriteLine();
        Markdown.Write(output, ["runs", "violations", "seconds", "runs per second"], [[Number(Tally.Runs), Number(Tally.Violations), Number(Elapsed.TotalSeconds), Number(RunsPerSecond)]]);
        WriteCounts(output, "endings", Tally.Endings);
        WriteCounts(output, "faults that happened", Tally.Faults);
        foreach (var (guarantee, seeds, shortest) in Violated)
        {
            output.WriteLine($"### Violated: {guarantee}");
            output.WriteLine();
            output.WriteLine($"{seeds.Count} {(seeds.Count == 1 ? "story" : "stories")}: {string.Join(", ", seeds.Take(20))}{(seeds.Count > 20 ? ", ..." : "")}. The shortest form of story {seeds[0]}:");
            output.WriteLine();
            WriteOne(output, shortest, isJson: false);
            output.WriteLine();
        }
    }

    private static void WriteCounts(TextWriter output, string what, SortedDictionary<string, int> counts) =>
        Markdown.Write(output, [what, "times"], counts.OrderByDescending(count => count.Value).Select(count => (IReadOnlyList<string>)[count.Key, Number(count.Value)]));

    private JsonObject Json() => new()
    {
        ["seed"] = Options.Seed,
        ["runs"] = Tally.Runs,
        ["violations"] = Tally.Violations,
        ["endings"] = Counts(Tally.Endings),
        ["faults"] = Counts(Tally.Faults),
        ["seconds"] = Math.Round(Elapsed.TotalSeconds, 1),
        ["runsPerSecond"] = Math.Round(RunsPerSecond, 1),
        ["violated"] = new JsonArray([.. Violated.Select(violated => new JsonObject
        {
            ["guarantee"] = violated.Guarantee,
            ["seeds"] = new JsonArray([.. violated.Seeds.Select(seed => (JsonNode)seed)]),
            ["shortest"] = Json(violated.Shortest),
        })]),
    };

    private static JsonObject Json(StoryResult result) => new()
    {
        ["story"] = Lines(StoryText.Setting(result.Story)),
        ["violations"] = Lines(result.Violations.Select(violation => StoryText.Violation(result.Story, violation))),
        ["endings"] = Counts(result.Endings),
        ["faults"] = Counts(result.Faults),
        ["history"] = Lines(StoryText.History(result)),
    };

    private static JsonObject Counts(IEnumerable<KeyValuePair<string, int>> counts) => new(counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value)));

    private static JsonArray Lines(IEnumerable<string> lines) => new([.. lines.Select(line => (JsonNode)line)]);

    private static string Number(double number) => number.ToString(number < 100 && number != Math.Floor(number) ? "0.0" : "#,0", CultureInfo.InvariantCulture);
}
