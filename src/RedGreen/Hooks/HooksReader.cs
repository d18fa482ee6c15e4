using System.Text.RegularExpressions;
using RedGreen.Requests;
using RedGreen.Strategies;

namespace RedGreen.Hooks;

/// <summary>Reads <c>before-traffic=smoke-test after-25=load-test</c>.</summary>
internal static partial class HooksReader
{
    private const string Form = "hooks such as \"before-traffic=smoke-test after-25=load-test\": a point, =, the name or ARN of a Lambda function";

    /// <summary>The hooks; what cannot be read is added to the problems.</summary>
    public static IReadOnlyList<Hook> Read(string field, IReadOnlyList<string> words, List<Problem> problems)
    {
        var hooks = new List<Hook>();
        foreach (var word in words)
        {
            if (word.Split('=', 2) is [var point, var function] && Point().IsMatch(point) && Function().IsMatch(function))
                hooks.Add(new Hook(point, function));
            else
                problems.Add(new Problem(field, word, Form));
        }

        return hooks;
    }

    /// <summary>Hooks after steps that the strategy does not have: they would never be called.</summary>
    public static IEnumerable<Problem> WithoutStep(Strategy strategy)
    {
        List<string> points = [Hook.BeforeTraffic, .. strategy.Steps.Select(step => Hook.After(step.Percent))];
        return strategy.Hooks.Where(hook => !points.Contains(hook.Point)).Select(hook => new Problem("hooks", hook.ToString(), $"a point of these steps: {string.Join(", ", points)}"));
    }

    [GeneratedRegex("^(before-traffic|after-(100|[1-9][0-9]?))$")]
    private static partial Regex Point();

    // Name, partial or whole ARN, with alias or version: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
    [GeneratedRegex("^[A-Za-z0-9_:$-]{1,170}$")]
    private static partial Regex Function();
}
