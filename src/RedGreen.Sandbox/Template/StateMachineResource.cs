using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RedGreen.Sandbox.Template;

/// <summary>Reads an <c>AWS::Serverless::StateMachine</c>.</summary>
internal static partial class StateMachineResource
{
    private static readonly string[] Played = ["Name", "Type", "Definition", "DefinitionUri", "DefinitionSubstitutions", "Events"];

    private static readonly string[] Passed =
    [
        "DeploymentPreference", "Logging", "PermissionsBoundary", "Policies", "PropagateTags", "Role", "RolePath",
        "Tags", "Tracing", "UseAliasAsEventTarget",
    ];

    /// <summary>The state machine, its definition read from the template or from the file that it names.</summary>
    public static StateMachineDefinition Read(Resource machine, string folder, Problems problems)
    {
        machine.Expect(problems, Played, Passed);
        var type = machine.String("Type", "STANDARD");
        if (type is not ("STANDARD" or "EXPRESS"))
            problems.Add($"{machine.Path}.Type", $"is {type}; allowed are STANDARD and EXPRESS.");
        var definition = Definition(machine, folder, problems);
        var substitutions = machine.Properties["DefinitionSubstitutions"] as JsonObject ?? [];
        return new(machine.LogicalId, machine.Name, type, Placeholder().Replace(definition, Substitute));

        string Substitute(Match placeholder)
        {
            var name = placeholder.Groups[1].Value;
            if (Text.Of(substitutions[name]) is { } value)
                return value;
            problems.Add($"{machine.Path}.DefinitionSubstitutions", $"has no text for ${{{name}}}, which the definition names.");
            return placeholder.Value;
        }
    }

    /// <summary>The file that a resource's definition is read from, relative to the template; null where it has none.</summary>
    public static string? FileOf(Resource resource) => resource.Type == "AWS::Serverless::StateMachine" ? Text.Of(resource.Properties["DefinitionUri"]) : null;

    private static string Definition(Resource machine, string folder, Problems problems)
    {
        if (machine.Properties["Definition"] is JsonObject inline)
            return inline.ToJsonString();
        if (Text.Of(machine.Properties["DefinitionUri"]) is not { } uri)
        {
            problems.Add(machine.Path, "has no DefinitionUri (a file's path) and no Definition.");
            return "";
        }

        var file = Path.Combine(folder, uri);
        if (File.Exists(file))
            return File.ReadAllText(file);
        problems.Add($"{machine.Path}.DefinitionUri", $"names {uri}, but there is no file {file}.");
        return "";
    }

    [GeneratedRegex(@"\$\{([A-Za-z0-9_]+)\}")]
    private static partial Regex Placeholder();
}
