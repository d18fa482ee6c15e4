using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Template;

/// <summary>Goes through a template's sections and resources.</summary>
internal sealed class TemplateReader
{
    private static readonly string[] Sections =
    [
        "AWSTemplateFormatVersion", "Transform", "Description", "Metadata", "Parameters", "Mappings", "Conditions", "Globals", "Resources", "Outputs",
    ];

    private static readonly string[] Attributes =
    [
        "Type", "Properties", "Condition", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Metadata",
    ];

    private static readonly string[] Globals = ["Function", "StateMachine"];

    private readonly JsonObject _template;
    private readonly SandboxContext _context;
    private readonly string _path;
    private readonly Problems _problems;
    private readonly TemplateScope _scope;

    /// <param name="template">The template, as <see cref="TemplateYaml"/> reads it.</param>
    /// <param name="path">Where it is; files that it names lie relative to it.</param>
    /// <param name="parameters">Values of its parameters.</param>
    /// <param name="context">The account and Region.</param>
    /// <param name="problems">Where it says what is wrong.</param>
    public TemplateReader(JsonObject template, string path, IReadOnlyDictionary<string, string> parameters, SandboxContext context, Problems problems)
    {
        _template = template;
        _context = context;
        _path = path;
        _problems = problems;
        _scope = new(template, parameters, context, problems);
    }

    /// <summary>What the template makes, with problems noted on the way.</summary>
    public SandboxTemplate Read()
    {
        foreach (var section in _template.Select(section => section.Key).Except(Sections))
            _problems.Add(section, $"is no section that the sandbox knows; there are {string.Join(", ", Sections)}.");
        var globals = _scope.ResolveObject(_template["Globals"], "Globals");
        foreach (var section in globals.Select(section => section.Key).Except(Globals))
            _problems.Add($"Globals.{section}", $"is no section that the sandbox knows; there are {string.Join(", ", Globals)}.");
        Outputs();
        _scope.CheckConditions();
        var resources = Resources().Select(resource => WithGlobals(resource, globals)).ToList();
        var folder = Path.GetDirectoryName(Path.GetFullPath(_path))!;
        return new(
            _path,
            [.. resources.Where(resource => resource.Type == "AWS::Serverless::Function").Select(resource => FunctionResource.Read(resource, _problems))],
            [.. resources.Where(resource => resource.Type == "AWS::Serverless::StateMachine").Select(resource => StateMachineResource.Read(resource, folder, _problems))],
            [.. resources.Where(resource => resource.Type == "AWS::DynamoDB::Table").Select(resource => TableResource.Read(resource, _problems))],
            new ResourceCalls(_context, _problems).Of(resources))
        {
            Files = [_path, .. resources.Select(StateMachineResource.FileOf).OfType<string>().Select(file => Path.Combine(folder, file))],
        };
    }

    private void Outputs()
    {
        foreach (var (name, output) in _template["Outputs"] as JsonObject ?? [])
        {
            var path = $"Outputs.{name}";
            if (Text.Of(output?["Condition"]) is { } condition && !_scope.Holds(condition, $"{path}.Condition"))
                continue;
            if (output?["Value"] is null)
                _problems.Add(path, "has no Value.");
            _scope.Resolve(output, path);
        }
    }

    private static Resource WithGlobals(Resource resource, JsonObject globals) => resource.Type switch
    {
        "AWS::Serverless::Function" => resource with { Properties = SamGlobals.Merge(globals["Function"] as JsonObject, resource.Properties) },
        "AWS::Serverless::StateMachine" => resource with { Properties = SamGlobals.Merge(globals["StateMachine"] as JsonObject, resource.Properties) },
        _ => resource,
    };

    private IEnumerable<Resource> Resources()
    {
        foreach (var (id, node) in _template["Resources"] as JsonObject ?? [])
        {
            var path = $"Resources.{id}";
            if (node is not JsonObject resource || Text.Of(resource["Type"]) is not { } type)
            {
                _problems.Add(path, "has no Type.");
                continue;
            }

            if (!ResourceType.Known.ContainsKey(type))
                _problems.Add(path, $"{type} is no resource type that the sandbox knows.");
            foreach (var attribute in resource.Select(attribute => attribute.Key).Except(Attributes))
                _problems.Add($"{path}.{attribute}", $"is no attribute of a resource that the sandbox knows; there are {string.Join(", ", Attributes)}.");
            foreach (var other in DependsOn(resource).Where(other => _template["Resources"]![other] is null))
                _problems.Add($"{path}.DependsOn", $"{other} is no resource of this template.");
            var made = Text.Of(resource["Condition"]) is not { } condition || _scope.Holds(condition, $"{path}.Condition");
            if (made)
                yield return new(id, type, _scope.NameOf(id), $"{path}.Properties", _scope.ResolveObject(resource["Properties"], $"{path}.Properties"));
        }
    }

    private static IEnumerable<string> DependsOn(JsonObject resource) =>
        (resource["DependsOn"] as JsonArray ?? new JsonArray(resource["DependsOn"]?.DeepClone())).Select(Text.Of).OfType<string>();
}

/// <summary>One resource, its properties resolved.</summary>
/// <param name="LogicalId">Its id in the template.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">Where its properties are.</param>
/// <param name="Properties">Its properties.</param>
internal sealed record Resource(string LogicalId, string Type, string Name, string Path, JsonObject Properties)
{
    /// <summary>Says which properties nobody knows: a misspelled one must not pass for an absent one.</summary>
    public void Expect(Problems problems, params IEnumerable<string>[] known)
    {
        foreach (var property in Properties.Select(property => property.Key).Except(known.SelectMany(names => names)))
            problems.Add($"{Path}.{property}", $"is no property of {Type} that the sandbox knows.");
    }

    /// <summary>These properties, those of them that are there.</summary>
    public JsonObject Only(params IEnumerable<string> properties) =>
        new(properties.Where(Properties.ContainsKey).Select(property => KeyValuePair.Create(property, Properties[property]?.DeepClone())));

    /// <summary>A property's text, or what it is by default.</summary>
    public string String(string property, string fallback) => Text.Of(Properties[property]) ?? fallback;
}
