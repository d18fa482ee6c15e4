using RedGreen.Sandbox.Lambda;

namespace RedGreen.Sandbox.Template;

/// <summary>What a template makes, as far as the sandbox plays it: every reference resolved.</summary>
/// <param name="Path">Where the template is.</param>
/// <param name="Functions">The functions.</param>
/// <param name="StateMachines">The state machines.</param>
/// <param name="Tables">The tables.</param>
/// <param name="Calls">What makes the rest, in the order in which it can be made.</param>
internal sealed record SandboxTemplate(
    string Path,
    IReadOnlyList<FunctionDefinition> Functions,
    IReadOnlyList<StateMachineDefinition> StateMachines,
    IReadOnlyList<TableDefinition> Tables,
    IReadOnlyList<TemplateCall> Calls)
{
    /// <summary>What it was read from: the template itself, and the definitions that it names.</summary>
    public IReadOnlyList<string> Files { get; init; } = [Path];

    /// <summary>Reads a SAM template.</summary>
    /// <param name="path">The template; files that it names lie relative to it.</param>
    /// <param name="parameters">Values of its parameters, before their defaults.</param>
    /// <param name="context">The account and Region that its ARNs are in.</param>
    /// <exception cref="TemplateException">It cannot be carried out.</exception>
    /// <exception cref="FileNotFoundException">There is no such template.</exception>
    public static SandboxTemplate Read(string path, IReadOnlyDictionary<string, string> parameters, SandboxContext context)
    {
        var problems = new Problems();
        var root = TemplateYaml.Read(File.ReadAllText(path), problems);
        var template = root is null ? null : new TemplateReader(root, path, parameters, context, problems).Read();
        return template is not null && problems.None ? template : throw new TemplateException(path, problems.Lines);
    }
}

/// <summary>A state machine as a template defines it.</summary>
/// <param name="LogicalId">Its id in the template.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type"><c>STANDARD</c> or <c>EXPRESS</c>.</param>
/// <param name="Definition">Its definition, with the template's substitutions made.</param>
internal sealed record StateMachineDefinition(string LogicalId, string Name, string Type, string Definition);

/// <summary>A DynamoDB table as a template defines it.</summary>
/// <param name="LogicalId">Its id in the template.</param>
/// <param name="Name">Its name.</param>
/// <param name="Keys">Its key attributes: the hash key, then the range key if it has one.</param>
internal sealed record TableDefinition(string LogicalId, string Name, IReadOnlyList<TableKey> Keys);

/// <summary>One attribute of a table's key.</summary>
/// <param name="Name">The attribute.</param>
/// <param name="KeyType"><c>HASH</c> or <c>RANGE</c>.</param>
/// <param name="AttributeType"><c>S</c>, <c>N</c> or <c>B</c>.</param>
internal sealed record TableKey(string Name, string KeyType, string AttributeType);
