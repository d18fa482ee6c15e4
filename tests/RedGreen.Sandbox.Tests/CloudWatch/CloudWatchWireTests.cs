using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Logging.Abstractions;
using RedGreen.Sandbox.Tests.Wire;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.CloudWatch;

public class CloudWatchWireTests
{
    private static readonly XNamespace Names = "http://monitoring.amazonaws.com/doc/2010-08-01/";
    private readonly Monitoring _monitoring = new();
    private readonly WireEndpoint _endpoint;

    public CloudWatchWireTests() => _endpoint = new([_monitoring.Service], _monitoring.Context, [], NullLogger<WireEndpoint>.Instance);

    [Fact]
    public void In_XML_instants_are_ISO_8601()
    {
        Query("Action=PutMetricData&Namespace=Shop&MetricData.member.1.MetricName=Orders&MetricData.member.1.Value=2.5&MetricData.member.1.Timestamp=2026-01-01T12%3A00%3A20Z");
        var data = Query("Action=GetMetricData&StartTime=2026-01-01T12%3A00%3A00Z&EndTime=2026-01-01T13%3A00%3A00Z"
            + "&MetricDataQueries.member.1.Id=m1&MetricDataQueries.member.1.MetricStat.Stat=Sum&MetricDataQueries.member.1.MetricStat.Period=60"
            + "&MetricDataQueries.member.1.MetricStat.Metric.Namespace=Shop&MetricDataQueries.member.1.MetricStat.Metric.MetricName=Orders");
        var result = data.Descendants(Names + "MetricDataResults").Single().Element(Names + "member")!;
        result.Element(Names + "Timestamps")!.Elements(Names + "member").Select(item => item.Value).ShouldBe(["2026-01-01T12:00:00.000Z"]);
        result.Element(Names + "Values")!.Elements(Names + "member").Select(item => item.Value).ShouldBe(["2.5"]);
    }

    [Fact]
    public void In_XML_an_alarms_state_has_its_time()
    {
        Query("Action=PutCompositeAlarm&AlarmName=always&AlarmRule=TRUE");
        var alarms = Query("Action=DescribeAlarms&AlarmTypes.member.1=CompositeAlarm");
        alarms.Descendants(Names + "StateUpdatedTimestamp").Single().Value.ShouldBe("2026-01-01T12:00:00.000Z");
        alarms.Descendants(Names + "StateValue").Single().Value.ShouldBe("ALARM");
    }

    [Fact]
    public void In_JSON_instants_are_seconds_since_the_epoch()
    {
        Query("Action=PutCompositeAlarm&AlarmName=always&AlarmRule=TRUE");
        var response = _endpoint.Dispatch(new WireRequest("POST", "/", "", "GraniteServiceVersion20100801.DescribeAlarms", Wired.Signature("monitoring"), Encoding.UTF8.GetBytes("""{"AlarmTypes":["CompositeAlarm"]}""")));
        response.ContentType.ShouldBe("application/x-amz-json-1.0");
        response.Text().ShouldContain("\"StateUpdatedTimestamp\":1767268800,");
    }

    [Fact]
    public void A_refusal_has_CloudWatchs_code()
    {
        var response = _endpoint.Dispatch(Wired.Form("Action=SetAlarmState&Version=2010-08-01&AlarmName=nobody&StateValue=OK&StateReason=x", signedFor: "monitoring"));
        response.Status.ShouldBe(404);
        XElement.Parse(response.Text()).Descendants(Names + "Code").Single().Value.ShouldBe("ResourceNotFound");
    }

    private XElement Query(string form)
    {
        var response = _endpoint.Dispatch(Wired.Form($"{form}&Version=2010-08-01", signedFor: "monitoring"));
        response.Status.ShouldBe(200, response.Text());
        return XElement.Parse(response.Text());
    }
}
