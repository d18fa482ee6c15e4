using RedGreen.Sandbox.CloudWatch.Alarms;

namespace RedGreen.Sandbox.Tests.CloudWatch;

/// <summary>The two tables of the CloudWatch user guide, "how alarms treat missing data": 0 is good, X is bad, - is missing.</summary>
public class DatapointRuleTests
{
    [Theory]
    [InlineData("0 - X - X", "OK", "OK", "OK", "OK")]
    [InlineData("0 - - - -", "OK", "OK", "OK", "OK")]
    [InlineData("- - - - -", "INSUFFICIENT_DATA", "stays", "ALARM", "OK")]
    [InlineData("0 X X - X", "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("- - X - -", "ALARM", "stays", "ALARM", "OK")]
    public void Three_out_of_three(string points, string missing, string ignore, string breaching, string notBreaching) =>
        Check(datapointsToAlarm: 3, points, missing, ignore, breaching, notBreaching);

    [Theory]
    [InlineData("0 - X - X", "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("0 0 X 0 X", "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("0 - X - -", "OK", "OK", "ALARM", "OK")]
    [InlineData("- - - - 0", "OK", "OK", "ALARM", "OK")]
    [InlineData("- - - X -", "ALARM", "stays", "ALARM", "OK")]
    public void Two_out_of_three(string points, string missing, string ignore, string breaching, string notBreaching) =>
        Check(datapointsToAlarm: 2, points, missing, ignore, breaching, notBreaching);

    [Theory]
    [InlineData("- - - - X")]
    [InlineData("- - - X -")]
    public void One_late_bad_point_after_silence_is_no_alarm_yet(string points) =>
        Decide(3, MissingData.Missing, points).ShouldBe("stays");

    private static void Check(int datapointsToAlarm, string points, string missing, string ignore, string breaching, string notBreaching)
    {
        Decide(datapointsToAlarm, MissingData.Missing, points).ShouldBe(missing);
        Decide(datapointsToAlarm, MissingData.Ignore, points).ShouldBe(ignore);
        Decide(datapointsToAlarm, MissingData.Breaching, points).ShouldBe(breaching);
        Decide(datapointsToAlarm, MissingData.NotBreaching, points).ShouldBe(notBreaching);
    }

    private static string Decide(int datapointsToAlarm, MissingData missingData, string points) =>
        new DatapointRule(3, datapointsToAlarm, missingData).Decide(points.Split(' ').Select(point => point == "-" ? (bool?)null : point == "X").ToList()) ?? "stays";
}
