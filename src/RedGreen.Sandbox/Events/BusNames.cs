namespace RedGreen.Sandbox.Events;

/// <summary>How callers name the one bus.</summary>
internal static class BusNames
{
    /// <summary>Accepts the default bus by name or ARN, or no name.</summary>
    /// <exception cref="Wire.AwsError">ResourceNotFoundException.</exception>
    public static void Check(string? name)
    {
        if (name is not (null or EventBus.Name) && !name.EndsWith($":event-bus/{EventBus.Name}", StringComparison.Ordinal))
            throw EventErrors.NoSuchBus(name);
    }
}
