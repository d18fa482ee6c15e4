using RedGreen.Failures;

namespace RedGreen.Requests;

/// <summary>One thing that is wrong with an input: which field, what was found, what is allowed.</summary>
/// <param name="Field">The field as the person wrote it, with its path: <c>strategy.steps</c>; one without a name becomes <c>""</c>.</param>
/// <param name="Found">The value found; null where the field is missing.</param>
/// <param name="Allowed">What would be right.</param>
public sealed record Problem(string Field, string? Found, string Allowed)
{
    private const int LongestField = 80;
    private const int LongestFound = 120;
    private const int LongestAllowed = 600;

    /// <summary>The field as the person wrote it, with its path; never empty.</summary>
    public string Field { get; init; } = Field is "" ? "\"\"" : Field;

    /// <summary>In words: <c>strategy.steps: found "50 20 100"; allowed: percents that rise</c>. Never long, whatever was found.</summary>
    public override string ToString() =>
        $"{Legible.Text(Field, LongestField)}: {(Found is null ? "missing" : $"found \"{Legible.Text(Found, LongestFound)}\"")}; allowed: {Legible.Text(Allowed, LongestAllowed)}";
}
