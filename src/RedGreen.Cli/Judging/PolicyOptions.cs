using System.CommandLine;
using System.Text.Json;
using RedGreen.Requests;
using RedGreen.Strategies;

namespace RedGreen.Cli.Judging;

/// <summary>The fields of a strategy that decide on failures, as options of the same names: read as tags and requests are.</summary>
internal sealed class PolicyOptions
{
    private const string RequestPath = "strategy.";

    private readonly Option<string?>[] _options =
    [
        new("--tolerance") { HelpName = "R", Description = "Green may fail at most this many times as often as Red, 1 to 100; 1 by default." },
        new("--error-budget") { HelpName = "A", Description = "The chance of rolling back a Green that is no worse than Red, 0.0001 to 0.5; 0.05 by default." },
        new("--max-error-rate") { HelpName = "P", Description = "The greatest share of Green's requests that may fail, such as 0.01 or 1%; by default there is no limit." },
    ];

    public static PolicyOptions AddTo(Command verb)
    {
        var options = new PolicyOptions();
        foreach (var option in options._options)
            verb.Options.Add(option);
        return options;
    }

    /// <summary>The strategy.</summary>
    /// <exception cref="UsageException">Every option that cannot be so.</exception>
    public Strategy Read(ParseResult parsed)
    {
        var given = _options
            .Where(option => parsed.GetValue(option) is not null)
            .ToDictionary(option => option.Name.TrimStart('-'), option => JsonSerializer.SerializeToElement(parsed.GetValue(option)!, JudgeJson.Default.String));
        try
        {
            return StrategyReader.Read(new Dictionary<string, string>(), given);
        }
        catch (InvalidRequest error)
        {
            throw new UsageException(string.Join(Environment.NewLine, error.Problems.Select(problem => problem with { Field = $"--{problem.Field[RequestPath.Length..]}" })), error);
        }
    }
}
