using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using RedGreen.Sandbox.DataPlane.Images;
using Yarp.ReverseProxy.Forwarder;

namespace RedGreen.Sandbox.DataPlane.Http.Forwarding;

/// <summary>One request on its way to a target and back: what an ALB adds to it, and how long the target took.</summary>
/// <param name="listenerPort">The port that the client called.</param>
/// <param name="target">Who runs at the target; null where that is no container of this sandbox.</param>
/// <param name="bind">Adds the stickiness cookies to the answer.</param>
/// <param name="time">The sandbox's time.</param>
internal sealed class Exchange(int listenerPort, ContainerName? target, Action<HttpResponse> bind, TimeProvider time) : HttpTransformer
{
    private long _sent;

    /// <summary>From the forwarded request to the target's first answer; null: it has not answered.</summary>
    public TimeSpan? TargetResponseTime { get; private set; }

    /// <inheritdoc/>
    public override async ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        var client = httpContext.Connection.RemoteIpAddress ?? IPAddress.Loopback;
        var cameThrough = httpContext.Request.Headers["X-Forwarded-For"].ToString();
        Set("X-Forwarded-For", cameThrough.Length == 0 ? client.ToString() : $"{cameThrough}, {client}");
        Set("X-Forwarded-Proto", httpContext.Request.Scheme);
        Set("X-Forwarded-Port", listenerPort.ToString(CultureInfo.InvariantCulture));
        _sent = time.GetTimestamp();

        void Set(string name, string value)
        {
            proxyRequest.Headers.Remove(name);
            proxyRequest.Headers.TryAddWithoutValidation(name, value);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse is not null)
            TargetResponseTime = time.GetElapsedTime(_sent);
        var copyBody = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        if (proxyResponse is not null)
        {
            // The one thing that no ALB does: so that it can be seen and counted which version answered, whatever
            // program runs there.
            if (target is not null)
            {
                httpContext.Response.Headers.TryAdd("x-image", target.Image);
                httpContext.Response.Headers.TryAdd("x-task", target.Task);
            }

            bind(httpContext.Response);
        }

        return copyBody;
    }
}
