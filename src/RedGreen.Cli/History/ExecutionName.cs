using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using RedGreen.Requests;

namespace RedGreen.Cli.History;

/// <summary>
/// The names of executions that this command starts: the service cut to 30 characters, 12 digits of what is deployed, and
/// what makes it unique; 80 characters at most. Image pushes name theirs alike, with a hash of cluster and service more.
/// </summary>
internal static partial class ExecutionName
{
    private const int Longest = 80;
    private const int Stem = 30;
    private const int Digits = 12;
    private const int Unique = Longest - Stem - Digits - 2;

    /// <summary>A name.</summary>
    /// <param name="service">The service's name or ARN.</param>
    /// <param name="deployed">The image or task definition.</param>
    /// <param name="unique">What makes it unique, in any characters.</param>
    public static string Of(string service, string deployed, string unique) => $"{StemOf(service)}-{DigestOf(deployed)}-{Plain(unique)}";

    /// <summary>Whether a name may be one of a deployment of this service: one of another form says nothing.</summary>
    public static bool MayBeOf(string name, string service) => !Form().IsMatch(name) || name.StartsWith($"{StemOf(service)}-", StringComparison.Ordinal);

    private static string StemOf(string service)
    {
        var name = EcsName.Short(service);
        return string.Concat(name.Take(Stem).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
    }

    private static string DigestOf(string deployed) =>
        ImageDigest().Match(deployed) is { Success: true } match ? match.Groups["digits"].Value[..Digits] : Hash(deployed)[..Digits];

    private static string Plain(string unique) => unique.Length is > 0 and <= Unique && unique.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? unique : Hash(unique)[..Unique];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("@sha256:(?<digits>[0-9a-f]{64})$")]
    private static partial Regex ImageDigest();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,30}-[0-9a-f]{12}-[A-Za-z0-9_-]+$")]
    private static partial Regex Form();
}
