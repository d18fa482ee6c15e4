namespace RedGreen.Docs.Tests;

/// <summary>The files of this repository, by their paths from its root, with slashes.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => File.Exists(Path.Combine(Root, path)) || Directory.Exists(Path.Combine(Root, path));

    /// <summary>Every page: the README, docs and what stands beside the examples.</summary>
    public static IEnumerable<string> Pages() => ["README.md", .. Under("docs", "*.md"), .. Under("examples", "*.md")];

    public static IEnumerable<string> Under(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(path => !path.Contains("/.terraform/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RedGreen.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"There is no RedGreen.sln above {AppContext.BaseDirectory}.");
    }
}
