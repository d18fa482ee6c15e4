namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>What an alarm takes a missing data point for (TreatMissingData).</summary>
internal enum MissingData
{
    /// <summary>For missing: with none at all the alarm has insufficient data.</summary>
    Missing,

    /// <summary>For nothing: the alarm stays as it is.</summary>
    Ignore,

    /// <summary>For bad.</summary>
    Breaching,

    /// <summary>For good.</summary>
    NotBreaching,
}
