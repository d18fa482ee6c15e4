using Microsoft.AspNetCore.Http;
using RedGreen.Sandbox.DataPlane.Http.Routing;
using RedGreen.Sandbox.DataPlane.Images;
using Yarp.ReverseProxy.Forwarder;

namespace RedGreen.Sandbox.DataPlane.Http.Forwarding;

/// <summary>Carries out forward actions: chooses group and target, forwards, and reports how it went.</summary>
internal sealed class TargetForwarder(TimeProvider time, ITrafficSink traffic, ContainerHost containers) : IDisposable
{
    // What an ALB's logs say for a client that went away before its answer.
    private const int ClientClosedConnection = 460;

    private readonly TargetRotation _rotation = new();
    private readonly Stickiness _stickiness = new(time);
    private readonly TargetClient _client = new(time);

    /// <summary>Forwards a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="forward">The action.</param>
    /// <param name="draw">The dice of the action's rule.</param>
    /// <param name="loadBalancerArn">Whose traffic it is.</param>
    /// <param name="listenerPort">Where it came in.</param>
    public async Task ForwardAsync(HttpContext context, RoutedForward forward, StratifiedDraw draw, string loadBalancerArn, int listenerPort)
    {
        var group = _stickiness.GroupOf(context.Request, forward) ?? WeightedChoice.At(forward.Groups, draw.Next());
        if (group is null || (_stickiness.TargetOf(context.Request, group) ?? _rotation.Next(group)) is not { } target)
        {
            traffic.Served(new(loadBalancerArn, group?.TargetGroupArn, ServedKind.LoadBalancer, StatusCodes.Status503ServiceUnavailable, null));
            await LoadBalancerAnswer.WriteErrorAsync(context, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        var exchange = new Exchange(listenerPort, containers.NameAt(target), response => _stickiness.Bind(response, forward, group, target), time);
        var error = await _client.SendAsync(context, target, exchange);
        if (error != ForwarderError.None && !Answered(error, context))
        {
            var status = context.Response.HasStarted ? context.Response.StatusCode : StatusOf(error, context);
            traffic.Served(new(loadBalancerArn, group.TargetGroupArn, ServedKind.Unanswered, status, null));
            if (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
                await LoadBalancerAnswer.WriteErrorAsync(context, status);
            return;
        }

        traffic.Served(new(loadBalancerArn, group.TargetGroupArn, ServedKind.Target, context.Response.StatusCode, exchange.TargetResponseTime));
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    // The target did its part where only the client failed to read on to the end.
    private static bool Answered(ForwarderError error, HttpContext context) =>
        context.Response.HasStarted && error is ForwarderError.ResponseBodyClient or ForwarderError.ResponseBodyCanceled;

    private static int StatusOf(ForwarderError error, HttpContext context) => error switch
    {
        _ when context.RequestAborted.IsCancellationRequested => ClientClosedConnection,
        ForwarderError.RequestTimedOut => StatusCodes.Status504GatewayTimeout,
        ForwarderError.RequestBodyClient => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status502BadGateway,
    };
}
