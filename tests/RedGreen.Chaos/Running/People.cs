using System.Text.Json.Nodes;
using RedGreen.Chaos.Injections;
using RedGreen.Planning;
using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Chaos.Running;

/// <summary>People, stack updates and other tools, who know nothing of us.</summary>
internal sealed class People(Stage stage, RuleBook rules)
{
    private const string Cluster = "demo";

    /// <returns>What was done; null: there was nothing to do it to.</returns>
    public string? Do(Act act) => act switch
    {
        SendAllToRed send => Write(send.Rule, rule => [Forward(rule.Group)], "a person sends all traffic to Red"),
        PutUpMaintenancePage page => Write(page.Rule, _ => [Page()], "a person puts up a maintenance page"),
        ResetRules { Rule: { } rule } => Write(rule, Original, "a person resets a rule"),
        ResetRules => Reset(),
        SetOddWeights odd => rules.Green() is { } green ? Write(odd.Rule, rule => [Forward(rule.Group, odd.Red, green, odd.Green)], odd.ToString()) : null,
        DeleteRule => Delete(),
        Scale scale => ScaleTo(scale),
        DeleteGreen => DeleteIt(),
        ChangeTag tag => Tag(tag),
        SayControl say => Say(say.Command),
        KillTasks kill => Kill(kill),
        RingAlarm ring => Ring(ring),
        _ => throw new InvalidOperationException($"No person knows how to do {act}."),
    };

    private static JsonArray Original(RuleBook.Rule rule) => rule.Actions.DeepClone().AsArray();

    private static JsonObject Forward(string group) => new() { ["Type"] = "forward", ["TargetGroupArn"] = group };

    private static JsonObject Forward(string red, int redWeight, string green, int greenWeight) => new()
    {
        ["Type"] = "forward",
        ["ForwardConfig"] = new JsonObject
        {
            ["TargetGroups"] = new JsonArray(
                new JsonObject { ["TargetGroupArn"] = red, ["Weight"] = redWeight },
                new JsonObject { ["TargetGroupArn"] = green, ["Weight"] = greenWeight }),
        },
    };

    private static JsonObject Page() => new()
    {
        ["Type"] = "fixed-response",
        ["FixedResponseConfig"] = new JsonObject { ["StatusCode"] = "503", ["ContentType"] = "text/plain", ["MessageBody"] = "Back soon" },
    };

    private string Write(int number, Func<RuleBook.Rule, JsonArray> actions, string what)
    {
        var rule = rules.Rules[number % rules.Rules.Count];
        rules.Write(rule, actions(rule));
        return $"{what}, in {Name(rule)}";
    }

    private string Reset()
    {
        foreach (var rule in rules.Rules)
            rules.Write(rule, Original(rule));
        return "a person resets all rules";
    }

    private string? Delete()
    {
        if (rules.Rules.Find(rule => !rule.IsDefault) is not { } rule)
            return null;
        rules.Delete(rule);
        return $"a person deletes {Name(rule)}";
    }

    private string? ScaleTo(Scale scale)
    {
        if (ServiceOf(scale.Side) is not { } service)
            return null;
        Ecs("UpdateService", new() { ["cluster"] = Cluster, ["service"] = service, ["desiredCount"] = scale.Tasks });
        return $"a person scales {service} to {scale.Tasks}";
    }

    private string? DeleteIt()
    {
        if (ServiceOf(Side.Green) is not { } green)
            return null;
        Ecs("DeleteService", new() { ["cluster"] = Cluster, ["service"] = green, ["force"] = true });
        return $"a person deletes {green}";
    }

    private string Tag(ChangeTag tag)
    {
        if (tag.Value is { } value)
            Ecs("TagResource", new() { ["resourceArn"] = ArnOf(Fleet.Shop), ["tags"] = new JsonArray(new JsonObject { ["key"] = tag.Key, ["value"] = value }) });
        else
            Ecs("UntagResource", new() { ["resourceArn"] = ArnOf(Fleet.Shop), ["tagKeys"] = new JsonArray(tag.Key) });
        return tag.ToString();
    }

    private string? Say(string command)
    {
        if (stage.Executions.Running.FirstOrDefault(entry => Step(entry.Document) is not null) is not { } entry)
            return null;
        var said = $"{command}/{PlanNames.IdOf(entry.Execution.Identity.Arn)}/{Step(entry.Document)}";
        Ecs("TagResource", new() { ["resourceArn"] = ArnOf(Fleet.Shop), ["tags"] = new JsonArray(new JsonObject { ["key"] = "redgreen:control", ["value"] = said }) });
        return $"a person says {said}";
    }

    private string? Kill(KillTasks kill)
    {
        if (ServiceOf(kill.Side) is not { } service)
            return null;
        var tasks = Ecs("ListTasks", new() { ["cluster"] = Cluster, ["serviceName"] = service })["taskArns"]!.AsArray();
        foreach (var task in tasks.Take(kill.Tasks))
            Ecs("StopTask", new() { ["cluster"] = Cluster, ["task"] = (string)task!, ["reason"] = "The host is gone" });
        return tasks.Count == 0 ? null : $"{Math.Min(kill.Tasks, tasks.Count)} of {tasks.Count} tasks of {service} die";
    }

    private string Ring(RingAlarm ring)
    {
        Set("ALARM");
        stage.Later(ring.For, () => Set("OK"));
        return ring.ToString();

        void Set(string state) => stage.Sandbox.Call("monitoring", "SetAlarmState", new() { ["AlarmName"] = Story.Alarm, ["StateValue"] = state, ["StateReason"] = "it flaps" });
    }

    private string? ServiceOf(Side side) => side == Side.Red ? Fleet.Shop
        : Ecs("ListServices", new() { ["cluster"] = Cluster })["serviceArns"]!.AsArray().Select(arn => ((string)arn!).Split('/')[^1]).FirstOrDefault(name => name.Contains("-green-", StringComparison.Ordinal));

    private string ArnOf(string service) => stage.Sandbox.Context.Arn("ecs", $"service/{Cluster}/{service}");

    // The step that a deployment is at, as the console shows it; null where it has no traffic yet.
    private static string? Step(Json? document) => ((document as JsonMap)?["traffic"] as JsonMap)?["step"]?.ToString();

    private static string Name(RuleBook.Rule rule) => rule.IsDefault ? "a listener's default action" : "a rule";

    private JsonObject Ecs(string operation, JsonObject input) => stage.Sandbox.Call("ecs", operation, input);
}
