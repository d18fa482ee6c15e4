using System.Text.Json.Nodes;
using RedGreen.Sandbox.Tests.Events;

namespace RedGreen.Sandbox.Tests.Queues;

public sealed class SqsServiceTests : IDisposable
{
    private readonly EventBed _bed = new();
    private readonly string _url;

    public SqsServiceTests() => _url = (string)_bed.Call("sqs", "CreateQueue", """{"QueueName":"q","Attributes":{"VisibilityTimeout":"60"}}""")["QueueUrl"]!;

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void A_queue_is_found_by_its_name_and_lies_on_this_machine()
    {
        _url.ShouldBe("http://127.0.0.1:4510/123456789012/q");
        ((string?)Call("GetQueueUrl", """{"QueueName":"q"}""")["QueueUrl"]).ShouldBe(_url);
        Call("ListQueues", "{}")["QueueUrls"]!.AsArray().Select(url => (string)url!).ShouldBe([_url]);
        _bed.Refused("sqs", "GetQueueUrl", """{"QueueName":"r"}""").Code.ShouldBe("QueueDoesNotExist");
        _bed.Refused("sqs", "GetQueueUrl", """{"QueueName":"q","QueueOwnerAWSAccountId":"210987654321"}""").Code.ShouldBe("QueueDoesNotExist");
    }

    [Fact]
    public void Making_a_queue_again_changes_nothing_unless_it_differs()
    {
        Call("CreateQueue", """{"QueueName":"q","Attributes":{"VisibilityTimeout":"60"}}""");
        _bed.Refused("sqs", "CreateQueue", """{"QueueName":"q"}""").Code.ShouldBe("QueueNameExists");
    }

    [Fact]
    public void A_received_message_is_hidden_comes_again_and_goes_when_it_is_deleted()
    {
        Send("a");
        var first = Receive()!;
        ((string)first["Body"]!).ShouldBe("a");
        ((string)first["MD5OfBody"]!).ShouldBe("0cc175b9c0f1b6a831c399e269772661");
        ((string)first["Attributes"]!["ApproximateReceiveCount"]!).ShouldBe("1");
        Receive().ShouldBeNull();
        Counts().ShouldBe("0/1/0");
        _bed.Advance(TimeSpan.FromSeconds(60));
        var second = Receive()!;
        ((string)second["Attributes"]!["ApproximateReceiveCount"]!).ShouldBe("2");
        Delete((string)first["ReceiptHandle"]!);
        Counts().ShouldBe("0/1/0");
        Delete((string)second["ReceiptHandle"]!);
        Delete((string)second["ReceiptHandle"]!);
        Counts().ShouldBe("0/0/0");
    }

    [Fact]
    public void Messages_may_be_delayed_and_are_forgotten_after_four_days()
    {
        Call("SendMessage", $$"""{"QueueUrl":"{{_url}}","MessageBody":"late","DelaySeconds":90}""");
        Counts().ShouldBe("0/0/1");
        _bed.Advance(TimeSpan.FromSeconds(90));
        Counts().ShouldBe("1/0/0");
        _bed.Advance(TimeSpan.FromDays(4));
        Counts().ShouldBe("0/0/0");
    }

    [Fact]
    public void Its_length_is_a_metric()
    {
        _bed.Call("monitoring", "PutMetricAlarm", """
            {"AlarmName":"dead letters","Namespace":"AWS/SQS","MetricName":"ApproximateNumberOfMessagesVisible","Dimensions":[{"Name":"QueueName","Value":"q"}],"Statistic":"Maximum",
             "Period":60,"EvaluationPeriods":1,"Threshold":0,"ComparisonOperator":"GreaterThanThreshold"}
            """);
        _bed.Advance(TimeSpan.FromMinutes(4));
        State().ShouldBe("OK");
        Send("a");
        _bed.Advance(TimeSpan.FromMinutes(4));
        State().ShouldBe("ALARM");

        string State() => (string)_bed.Call("monitoring", "DescribeAlarms")["MetricAlarms"]![0]!["StateValue"]!;
    }

    [Theory]
    [InlineData("CreateQueue", """{"QueueName":"q.fifo"}""", "UnsupportedOperation")]
    [InlineData("CreateQueue", """{"QueueName":"a b"}""", "InvalidParameterValue")]
    [InlineData("CreateQueue", """{"QueueName":"x","Attributes":{"RedrivePolicy":"{}"}}""", "UnsupportedOperation")]
    [InlineData("CreateQueue", """{"QueueName":"x","Attributes":{"VisibilityTimeout":"43201"}}""", "InvalidAttributeValue")]
    [InlineData("SendMessage", """{"QueueUrl":"http://x/123456789012/none","MessageBody":"m"}""", "QueueDoesNotExist")]
    [InlineData("SendMessage", """{"QueueUrl":"http://x/123456789012/q","MessageBody":""}""", "InvalidParameterValue")]
    [InlineData("SendMessage", """{"QueueUrl":"http://x/123456789012/q","MessageBody":"m","DelaySeconds":901}""", "InvalidParameterValue")]
    [InlineData("ReceiveMessage", """{"QueueUrl":"http://x/123456789012/q","MaxNumberOfMessages":11}""", "InvalidParameterValue")]
    [InlineData("GetQueueAttributes", """{"QueueUrl":"http://x/123456789012/q","AttributeNames":["Colour"]}""", "InvalidAttributeName")]
    public void What_cannot_be_is_refused(string operation, string input, string code) => _bed.Refused("sqs", operation, input).Code.ShouldBe(code);

    private void Send(string body) => Call("SendMessage", $$"""{"QueueUrl":"{{_url}}","MessageBody":"{{body}}"}""");

    private JsonNode? Receive() => Call("ReceiveMessage", $$"""{"QueueUrl":"{{_url}}","MessageSystemAttributeNames":["All"]}""")["Messages"]?[0];

    private void Delete(string receipt) => Call("DeleteMessage", $$"""{"QueueUrl":"{{_url}}","ReceiptHandle":"{{receipt}}"}""");

    private string Counts()
    {
        var attributes = Call("GetQueueAttributes", $$"""{"QueueUrl":"{{_url}}","AttributeNames":["All"]}""")["Attributes"]!;
        return $"{attributes["ApproximateNumberOfMessages"]}/{attributes["ApproximateNumberOfMessagesNotVisible"]}/{attributes["ApproximateNumberOfMessagesDelayed"]}";
    }

    private JsonObject Call(string operation, string input) => _bed.Call("sqs", operation, input);
}
