namespace RedGreen.Sandbox.StepFunctions.Service;

/// <summary>Dates as the JSON protocol has them.</summary>
internal static class EpochSeconds
{
    /// <summary>Seconds since 1970, with milliseconds behind the point.</summary>
    public static double ToEpochSeconds(this DateTimeOffset at) => at.ToUnixTimeMilliseconds() / 1000.0;
}
