using System.Globalization;

namespace RedGreen.Strategies;

/// <summary>Durations as people write them in tags: <c>90s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>, or plain seconds.</summary>
public static class Duration
{
    /// <summary>What may be written.</summary>
    public const string Form = "a duration such as 30s, 5m, 2h or 1d";

    /// <summary>The longest, in seconds: 7 days.</summary>
    public const int Longest = 7 * 86_400;

    /// <summary>Reads whole seconds from 0 to <see cref="Longest"/>; null for anything else.</summary>
    public static int? Read(string text)
    {
        var (digits, unit) = text.Length > 0 && char.IsAsciiLetterLower(text[^1]) ? (text[..^1], text[^1]) : (text, 's');
        var seconds = unit switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 0 };
        return seconds > 0
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && (long)count * seconds <= Longest
            ? count * seconds
            : null;
    }

    /// <summary>The shortest writing of it: <c>5m</c>, <c>90s</c>.</summary>
    public static string Text(int seconds) => seconds switch
    {
        > 0 when seconds % 86_400 == 0 => $"{seconds / 86_400}d",
        > 0 when seconds % 3_600 == 0 => $"{seconds / 3_600}h",
        > 0 when seconds % 60 == 0 => $"{seconds / 60}m",
        _ => $"{seconds}s",
    };
}
