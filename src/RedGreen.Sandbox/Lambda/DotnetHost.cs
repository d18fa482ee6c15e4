using System.Runtime.InteropServices;

namespace RedGreen.Sandbox.Lambda;

/// <summary>Finds the <c>dotnet</c> that runs the sandbox itself, so that functions run on the same one.</summary>
internal static class DotnetHost
{
    /// <summary>The path of the host; just its name, for PATH to find, where this process does not know (Native AOT).</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        // Of shared/Microsoft.NETCore.App/<version>/ the root is three levels up.
        var root = System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..");
        string?[] candidates =
        [
            Environment.ProcessPath is { } self && System.IO.Path.GetFileName(self) == name ? self : null,
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH"),
            System.IO.Path.GetFullPath(System.IO.Path.Combine(root, name)),
        ];
        return Array.Find(candidates, File.Exists) ?? name;
    }
}
