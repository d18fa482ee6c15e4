using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.Ecs.Services;

namespace RedGreen.Sandbox.Ecs.Tasks;

/// <summary>A task's container as a target of a group.</summary>
internal sealed class TargetRegistration(ServiceLoadBalancer loadBalancer, Endpoint target)
{
    public ServiceLoadBalancer LoadBalancer { get; } = loadBalancer;

    public string TargetGroupArn => LoadBalancer.TargetGroupArn;

    public Endpoint Target { get; } = target;

    /// <summary>Whether it is deregistered, with no request under way any more.</summary>
    public bool IsDrained { get; set; }
}
