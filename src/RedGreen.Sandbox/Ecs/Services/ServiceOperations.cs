using System.Text.Json.Nodes;
using RedGreen.Sandbox.Ecs.Clusters;
using RedGreen.Sandbox.Ecs.Scheduling;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Ecs.Services;

/// <summary>ListServices, DescribeServices, DeleteService.</summary>
internal sealed class ServiceOperations(SandboxContext context, ClusterDirectory clusters, ServiceScheduler scheduler)
{
    private const int MostDescribed = 10;
    private const int DefaultPage = 10;

    public JsonObject List(JsonObject input)
    {
        var launchType = input.OneOf("launchType", "EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES");
        var scheduling = input.OneOf("schedulingStrategy", "REPLICA", "DAEMON");
        return Page.Of(input, "serviceArns", size: DefaultPage, arns: [.. clusters.Of(input).Services.Values
            .Where(service => service.Status == ServiceStatus.Active)
            .Where(service => launchType is null || service.Given.Text("launchType") == launchType)
            .Where(service => scheduling is null || service.Given.Text("schedulingStrategy") == scheduling)
            .Select(service => service.Arn)]);
    }

    public JsonObject Describe(JsonObject input)
    {
        var cluster = clusters.Of(input);
        var withTags = input.IncludesTags();
        var (found, failures) = (new JsonArray(), new JsonArray());
        foreach (var name in input.RequiredTexts("services", MostDescribed))
        {
            if (clusters.Service(cluster, name) is { } service)
                found.Add(ServiceDescription.Of(service, withTags));
            else
                failures.Add(new JsonObject { ["arn"] = EcsArn.IsArn(name) ? name : context.Arn("ecs", $"service/{cluster.Name}/{name}"), ["reason"] = "MISSING" });
        }

        return new JsonObject { ["services"] = found, ["failures"] = failures };
    }

    public JsonObject Delete(JsonObject input)
    {
        var service = clusters.Service(clusters.Of(input), input.Required("service"));
        if (service is null or { Status: ServiceStatus.Inactive })
            throw EcsErrors.ServiceNotFound();
        if (service.Status == ServiceStatus.Active)
        {
            if (service.DesiredCount > 0 && service.Given.Text("schedulingStrategy") != "DAEMON" && input.Flag("force") != true)
                throw EcsErrors.InvalidParameter("The service cannot be stopped while it is scaled above 0.");
            service.Status = ServiceStatus.Draining;
            service.DesiredCount = 0;
            scheduler.Changed(service);
        }

        return new JsonObject { ["service"] = ServiceDescription.Of(service, withTags: true) };
    }
}
