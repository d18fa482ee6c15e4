namespace RedGreen.Cli;

/// <summary>Files that lie beside the command when it is built.</summary>
internal static class ShippedFiles
{
    /// <summary>The functions' executables.</summary>
    public static string Functions { get; } = Path.Combine(AppContext.BaseDirectory, "functions");

    /// <summary>The template: the one that was named, the one beside the command, or the one in the working directory.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Template(string? named)
    {
        string[] candidates = named is not null ? [named] : [Path.Combine(AppContext.BaseDirectory, "template.yaml"), Path.GetFullPath("template.yaml")];
        return Array.Find(candidates, File.Exists)
            ?? throw new UsageException($"There is no template at {string.Join(" nor at ", candidates)}. Name one with --template FILE.");
    }
}
