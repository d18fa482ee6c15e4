using YamlDotNet.RepresentationModel;

namespace RedGreen.Architecture.Tests.Permissions;

/// <summary>What template.yaml allows whom.</summary>
internal static class TemplatePolicies
{
    private static readonly YamlMappingNode Resources = Read();

    /// <summary>The Lambda functions: ANNOTATIONS_HANDLER -> statements.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Statement>> Functions() => OfType("AWS::Serverless::Function").ToDictionary(
        resource => Text(resource, "Properties", "Environment", "Variables", "ANNOTATIONS_HANDLER"), Statements);

    /// <summary>A resource's statements.</summary>
    public static IReadOnlyList<Statement> Of(string resource) => Statements((YamlMappingNode)Resources[resource]);

    private static IEnumerable<YamlMappingNode> OfType(string type) =>
        Resources.Children.Values.Cast<YamlMappingNode>().Where(resource => Text(resource, "Type") == type);

    private static IReadOnlyList<Statement> Statements(YamlMappingNode resource) =>
    [
        .. ((YamlSequenceNode)At(resource, "Properties", "Policies")).SelectMany(policy => (YamlSequenceNode)policy["Statement"]).Select(Unconditional).Select(statement => new Statement(
            Words(statement["Action"]), Words(statement["Resource"]), statement.Children.ContainsKey("Condition"))),
    ];

    // !If [condition, statement, nothing]: what it is where the stack has all that it can have.
    private static YamlMappingNode Unconditional(YamlNode statement) => (YamlMappingNode)(statement is YamlSequenceNode choice ? choice[1] : statement);

    private static string[] Words(YamlNode node) => node is YamlSequenceNode many ? [.. many.Select(one => one.ToString())] : [node.ToString()];

    private static string Text(YamlNode node, params string[] path) => At(node, path).ToString();

    private static YamlNode At(YamlNode node, params string[] path) => path.Aggregate(node, (at, key) => at[key]);

    private static YamlMappingNode Read()
    {
        using var reader = File.OpenText(Path.Combine(AppContext.BaseDirectory, "template.yaml"));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode["Resources"];
    }
}

/// <summary>One statement of a policy.</summary>
internal sealed record Statement(IReadOnlyList<string> Actions, IReadOnlyList<string> Resources, bool HasCondition);
