using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Wire;

/// <summary>Where an operation of a REST protocol is on the wire.</summary>
/// <param name="Name">The operation.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with input members in braces: <c>/2013-04-01/change/{Id}</c>.</param>
internal sealed record RestOperation(string Name, string Method, string Path)
{
    private readonly string[] _segments = Segments(Path);

    /// <summary>Parameters of the query, and the input's members that they are.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>The status of success.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The output's members that travel as headers of the same name.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>The input's members in a path, if it is one of this operation's.</summary>
    public bool TryMatch(string method, string path, [NotNullWhen(true)] out JsonObject? members)
    {
        members = null;
        var segments = Segments(path);
        if (method != Method || segments.Length != _segments.Length)
            return false;
        var found = new JsonObject();
        for (var i = 0; i < segments.Length; i++)
        {
            if (_segments[i] is ['{', .. var name, '}'])
                found[name] = Uri.UnescapeDataString(segments[i]);
            else if (_segments[i] != segments[i])
                return false;
        }

        members = found;
        return true;
    }

    // A trailing slash, which some models have, makes no difference.
    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
