namespace RedGreen.Sandbox.Template;

/// <summary>A template that cannot be carried out, with everything that is wrong with it at once.</summary>
/// <param name="template">The template's path.</param>
/// <param name="problems">One line each: where in the template, and what.</param>
public sealed class TemplateException(string template, IReadOnlyList<string> problems)
    : Exception($"{template} cannot be used:{string.Concat(problems.Select(problem => Environment.NewLine + "  " + problem))}")
{
    /// <summary>One line each: where in the template, and what.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
