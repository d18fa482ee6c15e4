using System.Globalization;
using RedGreen.Requests;

namespace RedGreen.Strategies;

/// <summary>Reads <c>5@2m 25@5m 100@10m</c>, with <c>:approve</c> after a step that waits for a person, or a preset's name.</summary>
public static class StepsReader
{
    /// <summary>What may be written.</summary>
    public const string Form = "percent@hold steps such as \"10@5m 50@5m 100@10m\": percents 1-100 that rise and end in 100, holds such as 30s, 5m, 2h; or a preset";

    /// <summary>The most steps there may be.</summary>
    public const int Most = 100;

    /// <summary>The steps, or null with every problem added to <paramref name="problems"/>.</summary>
    public static IReadOnlyList<Step>? Read(string field, string text, List<Problem> problems)
    {
        if (Presets.Find(text) is { } preset)
            return preset;

        var before = problems.Count;
        var steps = new List<Step>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (ReadStep(word) is not { } step)
            {
                problems.Add(new Problem(field, word, Form));
                continue;
            }

            if (steps.Count > 0 && step.Percent <= steps[^1].Percent)
                problems.Add(new Problem(field, text, $"percents that rise: {step.Percent} comes after {steps[^1].Percent}"));
            steps.Add(step);
        }

        if (problems.Count == before && steps is [])
            problems.Add(new Problem(field, text, Form));
        if (steps.Count > Most)
            problems.Add(new Problem(field, $"{steps.Count} steps", $"at most {Most} steps"));
        if (steps is [.., { Percent: not 100 } last])
            problems.Add(new Problem(field, text, $"a last step of 100 percent: the last one is {last.Percent}"));
        return problems.Count == before ? steps : null;
    }

    private static Step? ReadStep(string word)
    {
        const string approve = ":approve";
        var approves = word.EndsWith(approve, StringComparison.Ordinal);
        var parts = (approves ? word[..^approve.Length] : word).Split('@');
        return parts is [var percent, var hold]
            && int.TryParse(percent, NumberStyles.None, CultureInfo.InvariantCulture, out var share)
            && share is >= 1 and <= 100
            && Duration.Read(hold) is { } seconds
            ? new Step(share, seconds, approves)
            : null;
    }
}
