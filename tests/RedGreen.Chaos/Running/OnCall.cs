using System.Text.Json.Nodes;

namespace RedGreen.Chaos.Running;

/// <summary>
/// Who looks when a deployment has ended so that a person must: whoever waits for the service's lock waits for this
/// person. Clears it as <c>redgreen unlock</c> does.
/// </summary>
internal sealed class OnCall(Stage stage)
{
    private const int MostRecoveries = 3;

    private readonly string _table = (string)stage.Sandbox.Call("dynamodb", "ListTables", [])["TableNames"]![0]!;

    /// <summary>Clears every lock that is kept for a person.</summary>
    public void Look()
    {
        foreach (var item in stage.Sandbox.Call("dynamodb", "Scan", new() { ["TableName"] = _table })["Items"]!.AsArray())
            if (IsForPerson(item!))
                Clear(item!);
    }

    private bool IsForPerson(JsonNode item) =>
        ((string?)item["phase"]?["S"] == "needsPerson" || (item["attempts"]?["N"] is { } attempts && int.Parse((string)attempts!, System.Globalization.CultureInfo.InvariantCulture) >= MostRecoveries))
        && stage.Executions.Running.All(entry => entry.Execution.Identity.Arn != (string?)item["owner"]?["S"]);

    private void Clear(JsonNode item)
    {
        Actor.Becomes(new(ActorKind.Person));
        stage.Sandbox.Call("dynamodb", "DeleteItem", new()
        {
            ["TableName"] = _table,
            ["Key"] = new JsonObject { ["cluster"] = item["cluster"]!.DeepClone(), ["service"] = item["service"]!.DeepClone() },
            ["ConditionExpression"] = "#owner = :owner",
            ["ExpressionAttributeNames"] = new JsonObject { ["#owner"] = "owner" },
            ["ExpressionAttributeValues"] = new JsonObject { [":owner"] = item["owner"]!.DeepClone() },
        });
        Actor.Becomes(null);
        stage.Note($"a person has looked and clears the lock of {(string?)item["service"]!["S"]}");
    }
}
