namespace RedGreen.Requests;

/// <summary>One thing that is wrong with an input: which field, what was found, what is allowed.</summary>
/// <param name="Field">The field as the person wrote it, with its path: <c>strategy.steps</c>.</param>
/// <param name="Found">The value found; null where the field is missing.</param>
/// <param name="Allowed">What would be right.</param>
public sealed record Problem(string Field, string? Found, string Allowed)
{
    private const int LongestShown = 120;

    /// <summary>In words: <c>strategy.steps: found "50 20 100"; allowed: percents that rise</c>.</summary>
    public override string ToString() =>
        Found is null ? $"{Field}: missing; allowed: {Allowed}" : $"{Field}: found \"{Shown(Found)}\"; allowed: {Allowed}";

    private static string Shown(string value) =>
        value.Length <= LongestShown ? value : $"{value[..LongestShown]}... ({value.Length} characters)";
}
