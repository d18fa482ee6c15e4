using System.Globalization;

namespace RedGreen.Queueing;

/// <summary>
/// Who is next in a service's queue, and there is only one: the newest of those that wait, or the deployment that runs
/// where none waits. Who finds another's ticket in the place of its own has been outrun.
/// </summary>
/// <param name="Owner">The execution, as an ARN.</param>
/// <param name="Since">When that execution was started: <see cref="Moment"/>.</param>
public sealed record Ticket(string Owner, string Since)
{
    // No service's name holds a slash, so this is nobody's lock.
    private const string Suffix = "/next";

    /// <summary>The key of a service's ticket, beside its lock.</summary>
    public static string KeyOf(string service) => service + Suffix;

    /// <summary>Whether an item of the table is a ticket; the others are locks.</summary>
    public static bool IsKey(string key) => key.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>The service whose ticket has this key.</summary>
    public static string ServiceOf(string key) => key[..^Suffix.Length];

    /// <summary>A moment as text that sorts as moments do: Step Functions' own has as many digits as it needs.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}
