namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>The three states of an alarm, as they are written.</summary>
internal static class AlarmState
{
    public const string Ok = "OK";
    public const string Alarm = "ALARM";
    public const string InsufficientData = "INSUFFICIENT_DATA";

    public static bool IsKnown(string state) => state is Ok or Alarm or InsufficientData;
}
