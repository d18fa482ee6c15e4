using System.Text.Json.Nodes;

namespace RedGreen.Machine.Tests.Scenarios;

/// <summary>What a scenario ends in, as the person who comes back to it finds it.</summary>
internal static class Told
{
    /// <summary>Every weight that was written on the way, in order: <c>10 50 100 0</c>.</summary>
    public static string Shifts(this Run run, Rehearsal rehearsal) => string.Join(' ', Events(rehearsal, run)
        .Select(happened => happened["stateEnteredEventDetails"])
        .Where(entered => (string?)entered?["name"] == "TellShifted")
        .Select(entered => $"{JsonNode.Parse((string)entered!["input"]!)!["traffic"]!["weight"]}"));

    /// <summary>It ended with these words.</summary>
    public static void EndsAs(this Run run, string ending, params string[] words)
    {
        run.Finish();
        run.Ending.ShouldBe(ending, run.Result.ToString());
        foreach (var word in words)
            run.Result.Cause.ShouldNotBeNull().ShouldContain(word);
    }

    /// <summary>Everything on Red, which runs the image; the rules as ever, no lock, nothing of any Green.</summary>
    public static void IsAllRed(this Rehearsal rehearsal, string image, bool isTicketLeft = false)
    {
        rehearsal.RedImage().ShouldBe(image);
        rehearsal.Rules().ShouldBe(rehearsal.Originals);
        NothingIsLeft(rehearsal, isTicketLeft);
        var deployment = rehearsal.Service("shop")!["deployments"]!.AsArray().ShouldHaveSingleItem();
        ((string)deployment!["rolloutState"]!).ShouldBe("COMPLETED");
    }

    /// <summary>No lock, nothing of any Green.</summary>
    public static void NothingIsLeft(this Rehearsal rehearsal, bool isTicketLeft = false)
    {
        rehearsal.GreenLeft().ShouldBeEmpty();
        rehearsal.Locks().Where(item => !isTicketLeft || !((string)item["service"]!["S"]!).EndsWith("/next", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>The only lock's phase, and whether somebody holds it.</summary>
    public static (string Phase, bool IsHeld) Lock(this Rehearsal rehearsal)
    {
        var item = rehearsal.Locks().ShouldHaveSingleItem();
        return ((string)item["phase"]!["S"]!, (string)item["owner"]!["S"]! != "nobody");
    }

    /// <summary>Starts the way home again, for what was left on Green.</summary>
    public static Run Resume(this Rehearsal rehearsal) => rehearsal.Start(new JsonObject
    {
        ["recover"] = true,
        ["cluster"] = (string)rehearsal.Service("shop")!["clusterArn"]!,
        ["service"] = "shop",
        ["owner"] = "nobody",
        ["attempt"] = 1,
    }.ToJsonString(), isInput: true).Finish();

    private static List<JsonNode> Events(Rehearsal rehearsal, Run run)
    {
        var events = new List<JsonNode>();
        string? token = null;
        do
        {
            var page = rehearsal.Sandbox.Call("states", "GetExecutionHistory", new JsonObject { ["executionArn"] = run.Arn, ["maxResults"] = 1000, ["nextToken"] = token });
            events.AddRange(page["events"]!.AsArray().Select(happened => happened!));
            token = (string?)page["nextToken"];
        }
        while (token is not null);
        return events;
    }
}
