using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace RedGreen.Sandbox.DataPlane.Http.Routing;

/// <summary>
/// A cookie by which the load balancer knows a client again: opaque, since what is inside is encrypted with a key of
/// this run. As an ALB's, it says when it was issued and is issued anew with every answer; how long it counts is what
/// the action or the group says when it comes back.
/// </summary>
internal sealed class StickyCookie(string name, IDataProtectionProvider keys, TimeProvider time)
{
    // What an ALB writes into the cookie, whatever the stickiness lasts. Browsers read it by the wall's clock.
    private static readonly TimeSpan Expiry = TimeSpan.FromDays(7);

    private readonly IDataProtector _protector = keys.CreateProtector(name);

    /// <summary>What the client's cookie binds it to; null without a cookie, for an old one and for one that is not ours.</summary>
    public string? Read(HttpRequest request, TimeSpan duration)
    {
        if (request.Cookies[name] is not { } cookie)
            return null;
        string content;
        try
        {
            content = _protector.Unprotect(cookie);
        }
        catch (CryptographicException)
        {
            return null;
        }

        var blank = content.IndexOf(' ', StringComparison.Ordinal);
        var issued = new DateTimeOffset(long.Parse(content.AsSpan(0, blank), NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero);
        return time.GetUtcNow() < issued + duration ? content[(blank + 1)..] : null;
    }

    /// <summary>Binds the client.</summary>
    public void Issue(HttpResponse response, string value)
    {
        var content = string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow().UtcTicks} {value}");
        var expires = TimeProvider.System.GetUtcNow() + Expiry;
        response.Headers.Append("Set-Cookie", $"{name}={_protector.Protect(content)}; Expires={expires:R}; Path=/");
    }
}
