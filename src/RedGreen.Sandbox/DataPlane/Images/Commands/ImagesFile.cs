using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace RedGreen.Sandbox.DataPlane.Images.Commands;

/// <summary>
/// Reads <c>images.yaml</c>: a mapping from image references (exact, or with <c>*</c>) to commands. Every problem is
/// told at once, each with its line.
/// <code>
/// my/shop:*:
///   command: dotnet run --no-build --urls http://127.0.0.1:${PORT}
///   workingDirectory: ../shop
///   environment:
///     GREETING: hello
/// my/api:v1: ["node", "api.js"]
/// </code>
/// </summary>
internal static class ImagesFile
{
    private const string Allowed = "command, environment, workingDirectory";

    /// <summary>Reads a file.</summary>
    /// <exception cref="ImagesFileException">The file is not there, or it is broken.</exception>
    public static CommandImages Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ImagesFileException(path, [unreadable.Message]);
        }

        return Parse(text, path);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="path">Where it came from: for messages, and working directories are relative to its folder.</param>
    /// <exception cref="ImagesFileException">The text is broken.</exception>
    public static CommandImages Parse(string text, string path)
    {
        var problems = new Problems();
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var images = new List<CommandImage>();
        if (Root(text, problems) is { } root)
            foreach (var (key, value) in root.Children)
                if (Image(key, value, folder, problems) is { } image)
                    images.Add(image);
        problems.ThrowIfAny(path);
        return new CommandImages(images);
    }

    private static YamlMappingNode? Root(string text, Problems problems)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            problems.Add(broken.Start, broken.Message);
            return null;
        }

        if (yaml.Documents is not [{ RootNode: var node }, ..])
            problems.Add(Mark.Empty, "found nothing; allowed: a mapping from image references to commands");
        else if (yaml.Documents.Count > 1)
            problems.Add(yaml.Documents[1].RootNode.Start, "found a second document; allowed: one");
        else if (node is YamlMappingNode mapping)
            return mapping;
        else
            problems.Add(node.Start, $"found {Kind(node)}; allowed: a mapping from image references to commands");
        return null;
    }

    private static CommandImage? Image(YamlNode key, YamlNode value, string folder, Problems problems)
    {
        if (key is not YamlScalarNode { Value: { Length: > 0 } name })
        {
            problems.Add(key.Start, $"found {Kind(key)} as a key; allowed: an image reference such as my/shop:v1 or my/shop:*");
            return null;
        }

        var reference = ImageReference.Parse(name);
        if (reference.Digest is not null)
            problems.Add(key.Start, $"found the digest {name}; allowed: repository and tag, a digest is made of them");
        if (value is not YamlMappingNode settings)
            return new(reference.Tagged, Command(value, $"{name}", problems), new Dictionary<string, string>(), folder);

        IReadOnlyList<string>? command = null;
        IReadOnlyDictionary<string, string> environment = new Dictionary<string, string>();
        foreach (var (setting, node) in settings.Children)
            switch ((setting as YamlScalarNode)?.Value)
            {
                case "command":
                    command = Command(node, $"{name}.command", problems);
                    break;
                case "environment":
                    environment = Variables(node, $"{name}.environment", problems);
                    break;
                case "workingDirectory":
                    folder = Folder(node, $"{name}.workingDirectory", folder, problems);
                    break;
                case var other:
                    problems.Add(setting.Start, $"{name}: found {other ?? Kind(setting)}; allowed: {Allowed}");
                    break;
            }

        if (command is null)
            problems.Add(value.Start, $"{name}: found no command; it is required");
        return new(reference.Tagged, command ?? [], environment, folder);
    }

    private static IReadOnlyList<string> Command(YamlNode node, string field, Problems problems)
    {
        IReadOnlyList<string> words = [];
        try
        {
            words = node switch
            {
                YamlScalarNode scalar => CommandLine.Split(scalar.Value ?? ""),
                YamlSequenceNode list when list.All(item => item is YamlScalarNode) => [.. list.Select(item => ((YamlScalarNode)item).Value ?? "")],
                _ => throw new FormatException($"found {Kind(node)}"),
            };
            if (words.Count == 0 || words[0].Length == 0)
                throw new FormatException("found nothing");
        }
        catch (FormatException wrong)
        {
            problems.Add(node.Start, $"{field}: {wrong.Message}; allowed: a command line, or a list of a program and its arguments");
        }

        return words;
    }

    private static Dictionary<string, string> Variables(YamlNode node, string field, Problems problems)
    {
        var variables = new Dictionary<string, string>();
        if (node is not YamlMappingNode mapping)
        {
            problems.Add(node.Start, $"{field}: found {Kind(node)}; allowed: a mapping from names to values");
            return variables;
        }

        foreach (var (key, value) in mapping.Children)
            if (key is YamlScalarNode { Value: { Length: > 0 } name } && value is YamlScalarNode scalar)
                variables[name] = scalar.Value ?? "";
            else
                problems.Add(value.Start, $"{field}: found {Kind(key)}: {Kind(value)}; allowed: a name and one value");
        return variables;
    }

    private static string Folder(YamlNode node, string field, string relativeTo, Problems problems)
    {
        if (node is YamlScalarNode { Value: { Length: > 0 } path } && Path.GetFullPath(path, relativeTo) is var folder && Directory.Exists(folder))
            return folder;
        problems.Add(node.Start, $"{field}: found {Kind(node)}; allowed: an existing folder, as seen from the file's own");
        return relativeTo;
    }

    private static string Kind(YamlNode node) => node switch
    {
        YamlScalarNode { Value: null or "" } => "nothing",
        YamlScalarNode scalar => $"'{scalar.Value}'",
        YamlSequenceNode => "a list",
        _ => "a mapping",
    };

    private sealed class Problems
    {
        private readonly List<(long Line, string Text)> _all = [];

        public void Add(Mark at, string text) => _all.Add((at.Line, text));

        public void ThrowIfAny(string path)
        {
            if (_all.Count > 0)
                throw new ImagesFileException(path, [.. _all.OrderBy(problem => problem.Line).Select(problem => $"line {problem.Line}: {problem.Text}")]);
        }
    }
}
