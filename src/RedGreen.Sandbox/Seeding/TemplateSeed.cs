using System.Text.Json.Nodes;
using RedGreen.Sandbox.Template;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Seeding;

/// <summary>Makes a template's resources, by AWS's own operations.</summary>
internal static class TemplateSeed
{
    // Nobody checks what a role may do here; a state machine only has to have one.
    private const string Role = "arn:aws:iam::123456789012:role/sandbox";

    /// <summary>Makes them.</summary>
    /// <returns>The state machines' ARNs by their logical ids.</returns>
    /// <exception cref="TemplateException">A service refuses one, as it would when the template is deployed.</exception>
    public static Dictionary<string, string> Plant(IAwsCaller aws, SandboxTemplate template)
    {
        var problems = new Problems();
        foreach (var table in template.Tables)
            Create(table.LogicalId, "dynamodb", "CreateTable", Table(table));
        var machines = template.StateMachines.ToDictionary(
            machine => machine.LogicalId, machine => (string?)Create(machine.LogicalId, "states", "CreateStateMachine", Machine(machine))?["stateMachineArn"] ?? "");
        foreach (var call in template.Calls)
            // The template is another sandbox's too; a service keeps what it is given.
            Create(call.LogicalId, call.Service, call.Operation, call.Input.DeepClone().AsObject());
        return problems.None ? machines : throw new TemplateException(template.Path, problems.Lines);

        JsonObject? Create(string logicalId, string service, string operation, JsonObject input)
        {
            try
            {
                return aws.Call(service, operation, input, Seed.Caller);
            }
            catch (AwsError error)
            {
                problems.Add($"Resources.{logicalId}", $"{operation} answers {error.Code}: {error.Message}");
                return null;
            }
        }
    }

    private static JsonObject Table(TableDefinition table) => new()
    {
        ["TableName"] = table.Name,
        ["BillingMode"] = "PAY_PER_REQUEST",
        ["KeySchema"] = new JsonArray([.. table.Keys.Select(key => new JsonObject { ["AttributeName"] = key.Name, ["KeyType"] = key.KeyType })]),
        ["AttributeDefinitions"] = new JsonArray([.. table.Keys.Select(key => new JsonObject { ["AttributeName"] = key.Name, ["AttributeType"] = key.AttributeType })]),
    };

    private static JsonObject Machine(StateMachineDefinition machine) => new()
    {
        ["name"] = machine.Name,
        ["type"] = machine.Type,
        ["definition"] = machine.Definition,
        ["roleArn"] = Role,
    };
}
