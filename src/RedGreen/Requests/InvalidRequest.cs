using RedGreen.Failures;

namespace RedGreen.Requests;

/// <summary>The request cannot be carried out as it stands. Nothing was changed.</summary>
/// <param name="problems">Every problem, at least one.</param>
public sealed class InvalidRequest(IReadOnlyList<Problem> problems)
    : Exception($"The request was rejected and nothing was changed. {Legible.List([.. problems.Select(problem => problem.ToString())], ". ")}.")
{
    /// <summary>Every problem that was found.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
