namespace RedGreen.Sandbox.DataPlane.Images.Commands;

/// <summary>A user's own program in the place of an image.</summary>
/// <param name="Pattern">Repository and tag, exact or with <c>*</c> and <c>?</c>.</param>
/// <param name="Command">The program and its arguments; <c>${NAME}</c> stands for a variable of its environment.</param>
/// <param name="Environment">Set under the task definition's own environment, which wins.</param>
/// <param name="WorkingDirectory">An absolute path.</param>
internal sealed record CommandImage(
    string Pattern,
    IReadOnlyList<string> Command,
    IReadOnlyDictionary<string, string> Environment,
    string WorkingDirectory)
{
    /// <summary>Whether the name stands for one image only.</summary>
    public bool IsExact => !Pattern.AsSpan().ContainsAny('*', '?');
}
