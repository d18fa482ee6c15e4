using System.Text.Json.Nodes;

namespace RedGreen.Chaos.Tests.BrokenBuilds;

/// <summary>State machines with a mistake in them.</summary>
internal static class Machines
{
    public static void ReleasesLockBeforeRollback(JsonObject machine)
    {
        var release = State(machine, "ReleaseLock").DeepClone().AsObject();
        release["Next"] = "Rollback";
        release["Catch"]![0]!["Next"] = "Rollback";
        States(machine)["ReleaseEarly"] = release;
        State(machine, "Decision?")["Default"] = "ReleaseEarly";
    }

    public static void TakesOverFromAnybody(JsonObject machine) =>
        State(machine, "TakeOver")["Parameters"]!["ConditionExpression"] = "(#owner = :dead OR #owner = :me OR attribute_exists(#owner)) AND #phase <> :needsPerson";

    public static void UpdatesRedBeforeTheBake(JsonObject machine)
    {
        States(machine)["AllOnGreen?"] = new JsonObject
        {
            ["Type"] = "Choice",
            ["Choices"] = new JsonArray(new JsonObject { ["Variable"] = "$.traffic.weight", ["NumericEquals"] = 100, ["Next"] = "WritePromoted" }),
            ["Default"] = "WaitForIncrement",
        };
        State(machine, "TellShifted")["Next"] = "AllOnGreen?";
    }

    public static void DoesNotSettle(JsonObject machine)
    {
        var wait = State(machine, "WaitForDrain");
        wait.Remove("SecondsPath");
        wait["Seconds"] = 1;
        var payload = State(machine, "RetireGreen")["Parameters"]!["Payload"]!.AsObject();
        payload.Remove("now.$");
        payload["now"] = "2099-01-01T00:00:00Z";
    }

    public static void SaysRolledBackWithoutDoingIt(JsonObject machine)
    {
        States(machine)["SayRolledBack"] = new JsonObject { ["Type"] = "Pass", ["Result"] = "RolledBack", ["ResultPath"] = "$.ending", ["Next"] = "Suspended?" };
        State(machine, "Decision?")["Default"] = "SayRolledBack";
    }

    public static void RecoversNothing(JsonObject machine) =>
        State(machine, "HowFar?")["Choices"]![0] = new JsonObject { ["Variable"] = "$.lock.item.document.S", ["IsPresent"] = true, ["Next"] = "NothingWasMade" };

    public static void LetsEveryWaiterRun(JsonObject machine)
    {
        State(machine, "Turn?")["Default"] = "WaitForLock";
        State(machine, "WaitForLock")["Next"] = "TakeLock";
        State(machine, "TakeTicket")["Catch"]![0]!["Next"] = "PlanDeployment";
        State(machine, "TakeTurn")["Catch"]!.AsArray().Insert(0, new JsonObject { ["ErrorEquals"] = new JsonArray("Never"), ["Next"] = "ExplainOutrun" });
    }

    public static void LocksBySpelling(JsonObject machine) => Spell(States(machine));

    private static void Spell(JsonNode? node)
    {
        foreach (var member in (node as JsonObject)?.ToList() ?? [])
            if (member is { Key: "S.$", Value: JsonValue value } && value.ToString() is "$.request.cluster" or "$.request.service")
                node![member.Key] = $"$$.Execution.Input.{member.Value.ToString().Split('.')[^1]}";
            else
                Spell(member.Value);
        foreach (var item in (node as JsonArray) ?? [])
            Spell(item);
    }

    private static JsonObject States(JsonObject machine) => machine["States"]!.AsObject();

    private static JsonObject State(JsonObject machine, string name) => States(machine)[name]!.AsObject();
}
