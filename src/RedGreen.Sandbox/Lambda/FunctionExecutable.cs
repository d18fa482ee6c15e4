namespace RedGreen.Sandbox.Lambda;

/// <summary>How a function's code is started.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="TaskRoot">Where the code lies: the function's working directory.</param>
internal sealed record FunctionExecutable(string File, IReadOnlyList<string> Arguments, string TaskRoot)
{
    /// <summary>
    /// The executable that a handler names, in the directory where the functions were built to: an assembly, for the
    /// <c>dotnet</c> that runs the sandbox, or a native executable.
    /// </summary>
    /// <exception cref="FileNotFoundException">Neither is there.</exception>
    public static FunctionExecutable Find(string directory, string handler)
    {
        var root = Path.GetFullPath(directory);
        var assembly = Path.Combine(root, handler + ".dll");
        var native = Path.Combine(root, OperatingSystem.IsWindows() ? handler + ".exe" : handler);
        if (System.IO.File.Exists(assembly))
            return new(DotnetHost.Path, ["exec", assembly], root);
        if (System.IO.File.Exists(native))
            return new(native, [], root);
        throw new FileNotFoundException(
            $"The handler {handler} names no executable: neither {assembly} nor {native} is there. Build the functions, or name the directory that they were built to.", assembly);
    }
}
