using RedGreen.Planning;
using RedGreen.Requests;

namespace RedGreen.Pushes;

/// <summary>Which services a push deploys, and why others that run its repository are left alone.</summary>
public static class PushedServices
{
    /// <summary>Chooses.</summary>
    /// <param name="push">What was pushed.</param>
    /// <param name="services">The services whose running tasks have a container of the repository, Greens among them.</param>
    /// <param name="after">Where the last round ended; empty for the first.</param>
    public static FoundDeployments Choose(ImagePush push, IReadOnlyList<RunningService> services, string after)
    {
        var greens = services.Where(service => service.Tags.ContainsKey(PlanNames.GreenOfTag)).ToLookup(green => (green.Cluster, green.Tags[PlanNames.GreenOfTag]));
        var round = new Round(push, after);
        foreach (var service in services.Where(service => !service.Tags.ContainsKey(PlanNames.GreenOfTag)).OrderBy(service => Place(service.Cluster, service.Name), StringComparer.Ordinal))
        {
            var container = ContainerIn(service, push, out var refusal);
            refusal ??= BringsItAlready(push, greens[(service.Cluster, service.Name)]);
            if (refusal is not null)
                round.Skip(service, refusal);
            else
                round.Add(service, Request(push, service, container!));
        }

        return round.Found();
    }

    /// <summary>Where a service stands in the order in which they are started. Neither name can hold a blank.</summary>
    /// <param name="cluster">The cluster's ARN.</param>
    /// <param name="service">The service's name.</param>
    public static string Place(string cluster, string service) => $"{cluster} {service}";

    /// <summary>Whether a service was not looked at by an earlier round. A Green comes later than its service.</summary>
    /// <param name="cluster">The cluster's ARN.</param>
    /// <param name="service">The service's name.</param>
    /// <param name="after">Where the last round ended; empty for the first.</param>
    public static bool IsLater(string cluster, string service, string after) => string.CompareOrdinal(Place(cluster, service), after) > 0;

    private static RunningContainer? ContainerIn(RunningService service, ImagePush push, out string? refusal)
    {
        refusal = service.Status is not "ACTIVE" ? $"is {service.Status}" : Enrolment.Refusal(service.Tags, push.Tag);
        if (refusal is not null)
            return null;
        var running = service.Current.SelectMany(task => task.Containers).Where(container => push.IsOf(container.Image)).ToList();
        var names = running.Select(container => container.Name).Distinct().Order(StringComparer.Ordinal).ToList();
        refusal = names switch
        {
            [] => "runs the repository only in tasks that its newest task definition replaces",
            [_] when running.TrueForAll(container => container.Digest == push.Digest) => "runs this digest already",
            [_] => null,
            _ => $"runs the repository in several containers ({string.Join(", ", names)}), and a deployment changes one: deploy it by hand, with its container or a task definition",
        };
        return refusal is null ? running[0] : null;
    }

    private static string? BringsItAlready(ImagePush push, IEnumerable<RunningService> greens) =>
        greens.FirstOrDefault(green => green.Tasks.SelectMany(task => task.Containers).Any(container => push.IsOf(container.Image) && container.Digest == push.Digest)) is { } green
            ? $"is being given this digest by a deployment ({green.Name})"
            : null;

    // The container is named where there are several: without, the one behind the load balancer would get the image.
    private static DeploymentRequest Request(ImagePush push, RunningService service, RunningContainer container) => new()
    {
        Cluster = service.Cluster,
        Service = service.Name,
        Image = EcrImage.Parse(container.Image)!.At(push.Digest),
        Container = service.Current.Any(task => task.Containers.Count > 1) ? container.Name : null,
    };
}
