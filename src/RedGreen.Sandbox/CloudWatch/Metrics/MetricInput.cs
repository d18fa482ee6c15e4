using System.Buffers;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Metrics;

/// <summary>Reads what names a metric in an operation's input.</summary>
internal static class MetricInput
{
    private static readonly HashSet<string> Units =
    [
        "Seconds", "Microseconds", "Milliseconds",
        "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes",
        "Bits", "Kilobits", "Megabits", "Gigabits", "Terabits",
        "Percent", "Count",
        "Bytes/Second", "Kilobytes/Second", "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second",
        "Bits/Second", "Kilobits/Second", "Megabits/Second", "Gigabits/Second", "Terabits/Second",
        "Count/Second", "None",
    ];

    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create([.. Enumerable.Range(0, 256).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>Namespace, MetricName and Dimensions.</summary>
    /// <param name="input">The structure that holds them.</param>
    /// <param name="path">Where it stands, for messages; empty or ending with a dot.</param>
    public static Metric Metric(this JsonObject input, string path = "") => new(
        Name(input, "Namespace", path),
        Name(input, "MetricName", path),
        input.Dimensions(path));

    /// <summary>The dimensions; none where they are absent.</summary>
    public static IReadOnlyList<Dimension> Dimensions(this JsonObject input, string path = "")
    {
        var dimensions = (input.Structures("Dimensions") ?? [])
            .Select((dimension, index) => new Dimension(
                Name(dimension, "Name", $"{path}Dimensions.member.{index + 1}."),
                Name(dimension, "Value", $"{path}Dimensions.member.{index + 1}.", longest: 1024)))
            .ToList();
        if (dimensions.Count > 30)
            throw CloudWatchErrors.InvalidValue($"The collection {path}Dimensions must not have a size greater than 30.");
        if (dimensions.Select(dimension => dimension.Name).Distinct().Count() < dimensions.Count)
            throw CloudWatchErrors.InvalidValue($"No two elements of {path}Dimensions may have the same name.");
        return dimensions;
    }

    /// <summary>A unit that CloudWatch knows; null where it is absent.</summary>
    public static string? Unit(this JsonObject input, string path = "") => input.Text("Unit") switch
    {
        null => null,
        var unit when Units.Contains(unit) => unit,
        var unit => throw CloudWatchErrors.InvalidValue($"The value {unit} for parameter {path}Unit is invalid."),
    };

    private static string Name(JsonObject input, string name, string path, int longest = 255)
    {
        var text = input.Text(name) ?? throw CloudWatchErrors.Missing(path + name);
        return text.Length > 0 && text.Length <= longest && !text.StartsWith(':') && !string.IsNullOrWhiteSpace(text) && !text.AsSpan().ContainsAny(ControlCharacters)
            ? text
            : throw CloudWatchErrors.InvalidValue($"The value '{text}' for parameter {path}{name} is invalid: 1 to {longest} characters, no control characters, no colon at the start.");
    }
}
