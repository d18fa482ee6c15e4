using System.Security.Cryptography;
using System.Text;

namespace RedGreen.Pushes;

/// <summary>
/// The name of the execution that deploys a push to a service. Step Functions keeps a name for 90 days: the event's id
/// keeps a second delivery from starting anything, and lets an old digest be pushed and deployed again.
/// </summary>
internal static class ExecutionName
{
    // 80 characters are allowed: 23 + 1 + 10 + 1 + 12 + 1 + 32.
    private const int ServiceCharacters = 23;
    private const int HashDigits = 10;
    private const int DigestDigits = 12;

    /// <summary>
    /// <c>service-hash-digest-event</c>. The hash is of cluster and service, always: names may begin alike or stand in
    /// several clusters, and whether another one does may have changed when the event is delivered again.
    /// </summary>
    public static string Of(ImagePush push, string cluster, string service)
    {
        var stem = string.Concat(service.Take(ServiceCharacters).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{cluster} {service}")))[..HashDigits];
        var digest = push.Digest["sha256:".Length..][..DigestDigits];
        return $"{stem}-{hash}-{digest}-{push.EventId}";
    }
}
