using System.Globalization;
using RedGreen.Hooks;
using RedGreen.Requests;
using RedGreen.Strategies.OwnMetrics;

namespace RedGreen.Strategies;

/// <summary>One field of a strategy as it was written, and the ways to read it; what cannot be read becomes a problem.</summary>
internal sealed record StrategyField(string Name, string[] Values, bool IsList, List<Problem> Problems)
{
    // In a tag, names are separated by blanks; an array in a request keeps its names whole.
    private string[] Items => IsList ? Values : Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private string Text => string.Join(' ', Values).Trim();

    public Strategy Steps(Strategy strategy) =>
        StepsReader.Read(Name, Text, Problems) is { } steps ? strategy with { Steps = steps } : strategy;

    // One DescribeAlarms takes 100 names, and an alarm's name has 255 characters:
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
    public Strategy Alarms(Strategy strategy)
    {
        const int Most = 100;
        const int LongestName = 255;
        if (Items.Length > Most)
            return Refuse(strategy, $"at most {Most} names");
        Problems.AddRange(Items.Where(name => string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl))
            .Select(name => new Problem(Name, name, $"names of alarms, or prefix: and how they begin, 1-{LongestName} characters each")));
        return strategy with { Alarms = Items };
    }

    public Strategy Hooks(Strategy strategy) => strategy with { Hooks = HooksReader.Read(Name, Items, Problems) };

    // A lone object is one metric, whatever blanks its names hold.
    public Strategy Metrics(Strategy strategy) => strategy with { Metrics = MetricsReader.Read(Name, Text.StartsWith('{') && !IsList ? [Text] : Items, Problems) };

    public Strategy Seconds(Strategy strategy, int least, int most, Func<int, Strategy> with) =>
        Duration.Read(Text) is { } seconds && seconds >= least && seconds <= most
            ? with(seconds)
            : Refuse(strategy, $"{Duration.Form}, from {Duration.Text(least)} to {Duration.Text(most)}");

    public Strategy Share(Strategy strategy, Func<double, Strategy> with, double least = 0, double most = 1)
    {
        var percent = Text.EndsWith('%');
        return Number(percent ? Text[..^1] : Text) is { } number && (percent ? number / 100 : number) is var share && share >= least && share <= most
            ? with(share)
            : Refuse(strategy, string.Create(CultureInfo.InvariantCulture, $"a share such as 0.01 (or 1% in a request: tags cannot hold a percent sign), from {least} to {most}"));
    }

    public Strategy Number(Strategy strategy, double least, double most, Func<double, Strategy> with) =>
        Number(Text) is { } number && number >= least && number <= most
            ? with(number)
            : Refuse(strategy, string.Create(CultureInfo.InvariantCulture, $"a number such as 1.5, from {least} to {most}"));

    public Strategy Latency(Strategy strategy, Func<double, Strategy> with)
    {
        var milliseconds = Text.EndsWith("ms", StringComparison.Ordinal);
        var digits = milliseconds ? Text[..^2] : Text.TrimEnd('s');
        return Number(digits) is > 0 and <= 3_600_000 and var number
            ? with(milliseconds ? number / 1000 : number)
            : Refuse(strategy, "a response time such as 800ms or 1.5s");
    }

    public Strategy Matching(Strategy strategy, Func<string, bool> fits, string allowed, Func<string, Strategy> with) =>
        fits(Text) ? with(Text) : Refuse(strategy, allowed);

    public Strategy Requests(Strategy strategy) =>
        Text.Split('/') is [var each, var all] && Count(each) is { } perStep && Count(all) is { } inAll
            ? strategy with { MinRequestsPerStep = perStep, MinRequestsInAll = inAll }
            : Refuse(strategy, "requests at each step / in all before 100 percent, such as 10/50");

    public Strategy OneOf<T>(Strategy strategy, Func<T, Strategy> with)
        where T : struct, Enum =>
        Enum.GetNames<T>().Any(name => name.Equals(Text, StringComparison.OrdinalIgnoreCase))
            ? with(Enum.Parse<T>(Text, ignoreCase: true))
            : Refuse(strategy, string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant());

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long? Count(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 1_000_000_000 ? count : null;

    private Strategy Refuse(Strategy strategy, string allowed)
    {
        Problems.Add(new Problem(Name, Text, allowed));
        return strategy;
    }
}
