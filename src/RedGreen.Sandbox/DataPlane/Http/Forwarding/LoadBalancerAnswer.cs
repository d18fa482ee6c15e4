using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace RedGreen.Sandbox.DataPlane.Http.Forwarding;

/// <summary>What the load balancer answers itself.</summary>
internal static class LoadBalancerAnswer
{
    /// <summary>Answers with a rule's fixed response or redirect.</summary>
    public static Task WriteAsync(HttpContext context, FixedResponse answer, int listenerPort)
    {
        if (answer.Location is { } location)
            context.Response.Headers.Location = Redirect(location, context.Request, listenerPort);
        return WriteAsync(context, answer.Status, answer.ContentType, answer.Body ?? "");
    }

    /// <summary>Answers with an error of the load balancer's own.</summary>
    public static Task WriteErrorAsync(HttpContext context, int status)
    {
        var title = $"{status} {ReasonPhrases.GetReasonPhrase(status)}";
        return WriteAsync(context, status, "text/html", $"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n");
    }

    private static async Task WriteAsync(HttpContext context, int status, string? contentType, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.Headers.Server = "awselb/2.0";
        if (bytes.Length > 0)
            context.Response.ContentType = contentType ?? "text/plain";
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    // The reserved words that a redirect may reuse parts of the request's URL by.
    private static string Redirect(string location, HttpRequest request, int listenerPort) => location
        .Replace("#{protocol}", request.Scheme, StringComparison.Ordinal)
        .Replace("#{host}", request.Host.Host, StringComparison.Ordinal)
        .Replace("#{port}", listenerPort.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("#{path}", request.Path.ToUriComponent().TrimStart('/'), StringComparison.Ordinal)
        .Replace("#{query}", request.QueryString.Value?.TrimStart('?'), StringComparison.Ordinal);
}
