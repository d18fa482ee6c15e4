using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.Services;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Chronicles;

/// <summary>Writes down what becomes of services and task definitions.</summary>
internal sealed class ServiceRecorder(Notes notes) : IRecorder
{
    private const string Control = "redgreen:control";
    private const string StepsTag = "redgreen:steps";

    /// <summary>A service as it is; null where it is deleted.</summary>
    public static ServiceState? StateOf(Service? service) => service is not { Status: ServiceStatus.Active }
        ? null
        : new(service.DesiredCount, service.RunningCount, service.Primary.TaskDefinition.Arn, [.. service.Primary.LoadBalancers.Select(entry => entry.TargetGroupArn)]) { Steps = service.Tags.Find(StepsTag) };

    public JsonObject Record(AwsCall call, Author by, Func<AwsCall, JsonObject> next) => call.Operation switch
    {
        "CreateService" or "UpdateService" or "DeleteService" => Service(call, by, next),
        "RegisterTaskDefinition" or "DeregisterTaskDefinition" => Definition(call, by, next),
        _ => Other(call, by, next),
    };

    private JsonObject Service(AwsCall call, Author by, Func<AwsCall, JsonObject> next)
    {
        var name = Names.Last(call.Input.Text("serviceName") ?? call.Input.Text("service") ?? "");
        var cluster = Names.Last(call.Input.Text("cluster") ?? "default");
        var before = Find();
        return call.Then(next, error =>
        {
            var after = Find();
            if (error is null || !Same(before, after))
                notes.Add(new ServiceWrite(notes.Now, by, call.Operation, name, before, after, notes.Targets.All()));
        });

        ServiceState? Find() => StateOf(notes.Sandbox.Services.Containers.Clusters.All.FirstOrDefault(each => each.Name == cluster)?.Services.GetValueOrDefault(name));
    }

    private JsonObject Definition(AwsCall call, Author by, Func<AwsCall, JsonObject> next)
    {
        var before = Active();
        return call.Then(next, _ =>
        {
            var after = Active();
            foreach (var definition in after.Except(before).Concat(before.Except(after)))
                notes.Add(new DefinitionWrite(notes.Now, by, call.Operation, definition));
        });

        List<string> Active() => [.. notes.Sandbox.Services.Containers.TaskDefinitions.All.Where(definition => definition.IsActive).Select(definition => definition.Arn)];
    }

    private JsonObject Other(AwsCall call, Author by, Func<AwsCall, JsonObject> next)
    {
        var subject = Names.Last(call.Input.Text("resourceArn") ?? call.Input.Text("service") ?? call.Input.Text("task") ?? "");
        var before = Steps();
        return call.Then(next, error =>
        {
            if (Steps() is var steps && steps != before)
                notes.Add(new StepsWrite(notes.Now, by, call.Operation, subject, steps));
            else if (error is null && Word() is { } word)
                notes.Add(new ControlWrite(notes.Now, by, call.Operation, subject, word));
            else if (error is null)
                notes.Add(new OtherWrite(notes.Now, by, call.Operation, subject));
        });

        string? Word() => call.Operation == "TagResource" ? call.Input.Structures("tags")?.FirstOrDefault(tag => tag.Text("key") == Control)?.Text("value") : null;

        string? Steps() => notes.Sandbox.Services.Containers.Clusters.All.Select(each => each.Services.GetValueOrDefault(subject)).FirstOrDefault(found => found is not null)?.Tags.Find(StepsTag);
    }

    private static bool Same(ServiceState? one, ServiceState? other) =>
        one is null || other is null ? one is null && other is null : one.Desired == other.Desired && one.TaskDefinition == other.TaskDefinition;
}
