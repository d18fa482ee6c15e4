using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Template;

/// <summary>What the names in a template mean: parameters, resources and their attributes, conditions.</summary>
internal sealed class TemplateScope
{
    private readonly SandboxContext _context;
    private readonly Problems _problems;
    private readonly Dictionary<string, JsonNode> _parameters;
    private readonly JsonObject _resources;
    private readonly JsonObject _conditions;
    private readonly JsonObject _mappings;
    private readonly JsonNode? _everyAlias;
    private readonly Intrinsics _intrinsics;
    private readonly HashSet<string> _underWay = [];

    public TemplateScope(JsonObject template, IReadOnlyDictionary<string, string> parameters, SandboxContext context, Problems problems)
    {
        _context = context;
        _problems = problems;
        _parameters = TemplateParameters.Read(template["Parameters"] as JsonObject, parameters, context, problems);
        _resources = template["Resources"] as JsonObject ?? [];
        _conditions = template["Conditions"] as JsonObject ?? [];
        _mappings = template["Mappings"] as JsonObject ?? [];
        _everyAlias = template["Globals"]?["Function"]?["AutoPublishAlias"];
        _intrinsics = new(this, problems);
    }

    /// <summary>A value with its intrinsic functions evaluated.</summary>
    public JsonNode? Resolve(JsonNode? value, string path) => _intrinsics.Resolve(value, path);

    /// <summary>A mapping with its intrinsic functions evaluated; empty where there is none.</summary>
    public JsonObject ResolveObject(JsonNode? value, string path)
    {
        var resolved = Resolve(value, path);
        if (resolved is not (null or JsonObject))
            _problems.Add(path, "is a mapping.");
        return resolved as JsonObject ?? [];
    }

    /// <summary>The resource's name: its own, or its logical id.</summary>
    public string NameOf(string logicalId)
    {
        var resource = _resources[logicalId];
        if (Text.Of(resource?["Type"]) is not { } type || ResourceType.Known.GetValueOrDefault(type)?.NameProperty is not { } property)
            return logicalId;
        var path = $"Resources.{logicalId}.Properties.{property}";
        return Once(path, () => Text.Of(Resolve(resource?["Properties"]?[property], path))) ?? logicalId;
    }

    /// <summary>What <c>!Ref</c> gives.</summary>
    public JsonNode? Ref(string name, string path)
    {
        if (_parameters.TryGetValue(name, out var parameter))
            return parameter.DeepClone();
        // SAM: !Ref Function.Version, !Ref Function.Alias
        if (name.Split('.', 2) is [var owner, var attribute])
            return GetAtt(owner, attribute, path);
        return TypeOf(name) is not { } type ? Nothing(path, $"{name} is no parameter and no resource of this template.")
            : IsLeftOut(name, path) ? null
            : type.Ref(_context, NameOf(name));
    }

    /// <summary>What <c>!GetAtt</c> gives.</summary>
    public JsonNode? GetAtt(string logicalId, string attribute, string path)
    {
        if (TypeOf(logicalId) is not { } type)
            return Nothing(path, $"{logicalId} is no resource of this template.");
        if (IsLeftOut(logicalId, path))
            return null;
        if (type.Attributes.TryGetValue(attribute, out var read))
            return read(_context, NameOf(logicalId));
        return Published(logicalId, attribute) ?? Nothing(path, $"{logicalId} has no attribute {attribute} that the sandbox knows.");
    }

    /// <summary>What <c>Fn::FindInMap</c> gives.</summary>
    public JsonNode? FindInMap(string map, string key, string second, string path) =>
        _mappings[map]?[key]?[second]?.DeepClone() ?? Nothing(path, $"Mappings has no {map}.{key}.{second}.");

    /// <summary>Evaluates every condition, also one that nothing uses: a deployment would.</summary>
    public void CheckConditions()
    {
        foreach (var (name, _) in _conditions)
            Holds(name, $"Conditions.{name}");
    }

    /// <summary>Whether a condition holds.</summary>
    public bool Holds(string condition, string path)
    {
        if (_conditions.ContainsKey(condition))
            return Once($"Conditions.{condition}", () => _intrinsics.Holds(_conditions[condition], $"Conditions.{condition}"));
        _problems.Add(path, $"{condition} is no condition of this template.");
        return false;
    }

    // CloudFormation refuses a reference to what it does not make.
    private bool IsLeftOut(string logicalId, string path)
    {
        if (Text.Of(_resources[logicalId]?["Condition"]) is not { } condition || Holds(condition, $"Resources.{logicalId}.Condition"))
            return false;
        _problems.Add(path, $"{logicalId} is not made, since its condition {condition} does not hold.");
        return true;
    }

    // A reference that leads back to itself has no value; CloudFormation refuses it too.
    private T? Once<T>(string path, Func<T?> value)
    {
        if (!_underWay.Add(path))
        {
            _problems.Add(path, "refers to itself.");
            return default;
        }

        var result = value();
        _underWay.Remove(path);
        return result;
    }

    // Of a function with AutoPublishAlias, SAM publishes a version and makes the alias.
    private string? Published(string logicalId, string attribute)
    {
        if (Text.Of(_resources[logicalId]?["Type"]) != "AWS::Serverless::Function")
            return null;
        var alias = Text.Of(Resolve(_resources[logicalId]?["Properties"]?["AutoPublishAlias"] ?? _everyAlias, $"Resources.{logicalId}.Properties.AutoPublishAlias"));
        var arn = _context.Arn("lambda", $"function:{NameOf(logicalId)}");
        return (alias, attribute) switch
        {
            (not null, "Version") => $"{arn}:1",
            (not null, "Alias") => $"{arn}:{alias}",
            _ => null,
        };
    }

    private ResourceType? TypeOf(string logicalId)
    {
        if (_resources[logicalId] is { } resource)
            return ResourceType.Known.GetValueOrDefault(Text.Of(resource["Type"]) ?? "");
        return logicalId.EndsWith("Role", StringComparison.Ordinal)
            && Text.Of(_resources[logicalId[..^"Role".Length]]?["Type"]) is "AWS::Serverless::Function" or "AWS::Serverless::StateMachine"
            ? ResourceType.ImplicitRole
            : null;
    }

    private JsonNode? Nothing(string path, string problem)
    {
        _problems.Add(path, problem);
        return null;
    }
}
