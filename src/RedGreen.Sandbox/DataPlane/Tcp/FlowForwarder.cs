using System.Net;
using System.Net.Sockets;
using RedGreen.Sandbox.DataPlane.Http.Routing;

namespace RedGreen.Sandbox.DataPlane.Tcp;

/// <summary>Takes a client's connection to a target: one choice by weight, then bytes both ways, and a report of how it went.</summary>
internal sealed class FlowForwarder(ITrafficSink traffic, FlowTable flows)
{
    private readonly TargetRotation _rotation = new();

    /// <summary>Forwards a connection until it ends.</summary>
    /// <param name="client">The client's connection; closed at the end.</param>
    /// <param name="table">What holds at this moment.</param>
    /// <param name="affinity">Which clients the listener's stickiness has bound.</param>
    public async Task ForwardAsync(Socket client, RoutingTable table, SourceAffinity affinity)
    {
        var (rule, draw) = table.Default;
        var forward = rule.Action.Forward ?? throw new InvalidOperationException($"The default action of {table.Routing.ListenerArn} does not forward.");
        var source = ((IPEndPoint)client.RemoteEndPoint!).Address;
        var report = new CarriedFlows(table.Routing.LoadBalancerArn);
        var group = affinity.GroupOf(source, forward) ?? WeightedChoice.At(forward.Groups, draw.Next());
        if (group is null || (affinity.TargetOf(source, group) ?? _rotation.Next(group)) is not { } target)
        {
            // No other group is tried: a group without a target refuses, whatever its weight is.
            client.Close(timeout: 0);
            traffic.Carried(report with { LoadBalancerResets = 1 });
            return;
        }

        affinity.Bind(source, forward, group, target);
        if (await ConnectAsync(target) is not { } connection)
        {
            client.Close(timeout: 0);
            traffic.Carried(report with { TargetResets = 1 });
            return;
        }

        var flow = new Flow(client, connection, bytes => traffic.Carried(report with { Bytes = bytes }));
        // Held before it is told of: who hears that it is open may reset it.
        flows.Add(flow, table.Routing.ListenerArn, group.TargetGroupArn, target);
        traffic.Carried(report with { Opened = 1 });
        var reset = await flow.RunAsync();
        flows.Remove(flow);
        traffic.Carried(report with
        {
            Ended = 1,
            ClientResets = reset == ConnectionSide.Client ? 1 : 0,
            TargetResets = reset == ConnectionSide.Target ? 1 : 0,
            LoadBalancerResets = reset == ConnectionSide.LoadBalancer ? 1 : 0,
        });
    }

    private static async Task<Socket?> ConnectAsync(Endpoint target)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Parse(target.Ip), target.Port);
            return socket;
        }
        catch (SocketException)
        {
            // Refused: a pass-through load balancer hands the target's reset on, which the caller does and reports.
            socket.Dispose();
            return null;
        }
    }
}
