using System.Text.Json.Nodes;
using RedGreen.Chaos.Injections;
using RedGreen.Sandbox.StepFunctions.Integrations;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Running;

/// <summary>ECS answers are eventually consistent: for a while after a write what we read may be as it was before it.</summary>
internal sealed class StaleEcs(Stage stage)
{
    private Before? _before;

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (call.Service != "ecs")
            return next(call);
        if (CallName.Of(call).IsWrite)
            return Write(call, next);
        var isOurs = call.Caller == AwsCallers.States || Actor.Current?.Kind == ActorKind.Function;
        return isOurs && _before is { } before && stage.Now < before.Until ? Read(before, call, next) : next(call);
    }

    private JsonObject Write(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (stage.Reach(new AtEcsWrite(stage.Count(nameof(AtEcsWrite))), ExecutionBook.Current) is not StaleReads stale)
            return next(call);
        var name = call.Input.Text("service") ?? call.Input.Text("serviceName") ?? call.Input.Text("resourceArn");
        var service = name is null ? null : Service(call, name, next);
        var answer = next(call);
        _before = new(
            stale,
            stage.Now + stale.For,
            service,
            (string?)service?["serviceArn"] ?? (string?)answer["service"]?["serviceArn"],
            call.Operation == "RegisterTaskDefinition" ? (string?)answer["taskDefinition"]?["taskDefinitionArn"] : null);
        return answer;
    }

    private static JsonNode? Service(AwsCall call, string name, Func<AwsCall, JsonObject> next)
    {
        var cluster = call.Input.Text("cluster") ?? (name.Split('/') is [_, var found, _] ? found : "default");
        var input = new JsonObject { ["cluster"] = cluster, ["services"] = new JsonArray(name), ["include"] = new JsonArray("TAGS") };
        try
        {
            return next(call with { Operation = "DescribeServices", Input = input })["services"]?.AsArray().FirstOrDefault();
        }
        catch (AwsError)
        {
            // What is tagged is no service: nothing of it is read again.
            return null;
        }
    }

    private JsonObject Read(Before before, AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (call.Operation == "DescribeTaskDefinition" && before.NewTaskDefinition is { } definition && call.Input.Text("taskDefinition") == definition)
        {
            Seen(before);
            throw new AwsError("ClientException", "Unable to describe task definition.");
        }

        var answer = next(call);
        if (before.ServiceArn is not { } arn)
            return answer;
        if (call.Operation == "DescribeServices")
            Replace(before, arn, call, answer);
        if (call.Operation == "ListTagsForResource" && call.Input.Text("resourceArn") == arn && before.Service?["tags"] is { } tags)
        {
            Seen(before);
            answer["tags"] = tags.DeepClone();
        }

        return answer;
    }

    private void Replace(Before before, string arn, AwsCall call, JsonObject answer)
    {
        if (answer["services"] is not JsonArray services || services.FirstOrDefault(service => (string?)service?["serviceArn"] == arn) is not { } now)
            return;
        Seen(before);
        services.Remove(now);
        if (before.Service?.DeepClone() is not JsonObject was)
        {
            (answer["failures"] as JsonArray)?.Add(new JsonObject { ["arn"] = arn, ["reason"] = "MISSING" });
            return;
        }

        if (call.Input["include"] is null)
            was.Remove("tags");
        services.Add(was);
    }

    private void Seen(Before before)
    {
        if (before.IsSeen)
            return;
        before.IsSeen = true;
        stage.Happened(before.Fault, before.Fault.ToString());
    }

    /// <param name="Fault">What is played.</param>
    /// <param name="Until">When all is known everywhere.</param>
    /// <param name="Service">The service as it was; null: it was not there.</param>
    /// <param name="ServiceArn">The service; null: it is about none.</param>
    /// <param name="NewTaskDefinition">The task definition that nobody knows yet.</param>
    private sealed record Before(StaleReads Fault, DateTimeOffset Until, JsonNode? Service, string? ServiceArn, string? NewTaskDefinition)
    {
        public bool IsSeen { get; set; }
    }
}
