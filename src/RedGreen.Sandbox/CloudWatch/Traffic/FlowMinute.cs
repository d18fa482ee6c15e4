using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.DataPlane;

namespace RedGreen.Sandbox.CloudWatch.Traffic;

/// <summary>A network load balancer's minute that is over.</summary>
/// <param name="Minute">Which.</param>
/// <param name="Sum">What happened in it.</param>
/// <param name="Active">How many connections there were: average, least, most.</param>
internal sealed record FlowMinute(long Minute, CarriedFlows Sum, Datum Active);
