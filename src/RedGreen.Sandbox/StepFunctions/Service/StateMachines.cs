using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Integrations;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.StepFunctions.Service;

/// <summary>The state machines and the operations on them.</summary>
internal sealed class StateMachines(SandboxContext context)
{
    // A definition knows no sandbox and never changes: thousands of sandboxes with the same machine read it once (1.1 ms).
    private static readonly ConcurrentDictionary<string, StateMachineDefinition> Known = new();

    private readonly Dictionary<string, StateMachineRecord> _byArn = [];
    private long _count;

    /// <summary>A state machine.</summary>
    /// <exception cref="AwsError">StateMachineDoesNotExist, InvalidArn.</exception>
    public StateMachineRecord Get(string? arn) => _byArn.GetValueOrDefault(ResourceNames.StateMachine(arn))
        ?? throw new AwsError("StateMachineDoesNotExist", $"State Machine Does Not Exist: '{arn}'");

    /// <summary>CreateStateMachine: doing it again with the same definition and role changes nothing.</summary>
    public JsonObject Create(JsonObject input)
    {
        var name = ResourceNames.Check(input.Text("name") ?? throw ResourceNames.Missing("name"));
        var role = Role(input) ?? throw ResourceNames.Missing("roleArn");
        var text = input.Text("definition") ?? throw ResourceNames.Missing("definition");
        RefuseOtherKinds(input);
        var arn = context.Arn("states", $"stateMachine:{name}");
        if (_byArn.TryGetValue(arn, out var same) && (same.Text, same.RoleArn) != (text, role))
            throw new AwsError("StateMachineAlreadyExists", $"State Machine Already Exists: '{arn}'");
        var machine = same ?? new StateMachineRecord(++_count, arn, name, text, Parse(text), role, context.Now);
        _byArn[arn] = machine;
        return new JsonObject { ["stateMachineArn"] = arn, ["creationDate"] = machine.CreatedAt.ToEpochSeconds() };
    }

    /// <summary>UpdateStateMachine: executions that run keep what they began with.</summary>
    public JsonObject Update(JsonObject input)
    {
        var machine = Get(input.Text("stateMachineArn"));
        RefuseOtherKinds(input);
        var (text, role) = (input.Text("definition"), Role(input));
        if (text is null && role is null)
            throw new AwsError("MissingRequiredParameter", "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified");
        if (text is not null)
            machine = machine with { Text = text, Definition = Parse(text) };
        _byArn[machine.Arn] = machine with { RoleArn = role ?? machine.RoleArn };
        return new JsonObject { ["updateDate"] = context.Now.ToEpochSeconds() };
    }

    /// <summary>DescribeStateMachine.</summary>
    public JsonObject Describe(JsonObject input) => Get(input.Text("stateMachineArn")).Description();

    /// <summary>ListStateMachines.</summary>
    public JsonObject List(JsonObject input) =>
        Page.Of(_byArn.Values.OrderBy(machine => machine.Number), machine => machine.Number, input, "stateMachines", machine => machine.Summary());

    /// <summary>ValidateStateMachineDefinition.</summary>
    public static JsonObject Validate(JsonObject input)
    {
        RefuseOtherKinds(input);
        var diagnostics = new JsonArray();
        try
        {
            StateMachineDefinition.Parse(input.Text("definition") ?? throw ResourceNames.Missing("definition"), ServiceIntegrations.All);
        }
        catch (StateMachineDefinitionException wrong)
        {
            foreach (var problem in wrong.Problems)
                diagnostics.Add(new JsonObject
                {
                    ["severity"] = "ERROR",
                    ["code"] = "SCHEMA_VALIDATION_FAILED",
                    ["message"] = problem.ToString(),
                    ["location"] = problem.State is null ? $"/{problem.Field}" : $"/States/{problem.State}/{problem.Field}",
                });
        }

        return new JsonObject { ["result"] = diagnostics.Count == 0 ? "OK" : "FAIL", ["diagnostics"] = diagnostics, ["truncated"] = false };
    }

    private static StateMachineDefinition Parse(string text)
    {
        try
        {
            return Known.GetOrAdd(text, static text => StateMachineDefinition.Parse(text, ServiceIntegrations.All));
        }
        catch (StateMachineDefinitionException wrong)
        {
            throw new AwsError("InvalidDefinition", $"Invalid State Machine Definition: '{string.Join("; ", wrong.Problems)}'");
        }
    }

    private static string? Role(JsonObject input) => input.Text("roleArn") switch
    {
        null => null,
        var role when role.StartsWith("arn:aws:iam::", StringComparison.Ordinal) => role,
        var other => throw new AwsError("InvalidArn", $"Invalid Arn: '{other}'"),
    };

    private static void RefuseOtherKinds(JsonObject input)
    {
        if (input.Text("type") is { } type && type != "STANDARD")
            throw new AwsError("StateMachineTypeNotSupported", $"The sandbox has STANDARD state machines only, not {type}.");
        if (input.Flag("publish") == true)
            throw new AwsError("ValidationException", "The sandbox has no versions of state machines: leave publish out.");
    }
}
