namespace RedGreen.Sandbox.DataPlane.Images.Commands;

/// <summary>An <c>images.yaml</c> cannot be used; nothing was started.</summary>
/// <param name="path">The file.</param>
/// <param name="problems">Every problem, each with its line.</param>
public sealed class ImagesFileException(string path, IReadOnlyList<string> problems)
    : Exception($"{path} cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, problems.Select(problem => $"  {problem}"))}")
{
    /// <summary>Every problem: its line, what was found, what is allowed.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
