using System.Text.Json.Nodes;
using RedGreen.Sandbox.Tests.Events;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Notifications;

public sealed class SnsServiceTests : IDisposable
{
    private readonly EventBed _bed = new();
    private readonly string _topic;

    public SnsServiceTests() => _topic = _bed.Topic("notices");

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void Making_a_topic_again_changes_nothing()
    {
        _bed.Topic("notices").ShouldBe(_topic);
        _bed.Refused("sns", "CreateTopic", """{"Name":"notices","Attributes":{"DisplayName":"other"}}""").Code.ShouldBe("InvalidParameter");
        _bed.Call("sns", "ListTopics")["Topics"]!.AsArray().Select(topic => (string)topic!["TopicArn"]!).ShouldBe([_topic]);
        ((string?)_bed.Call("sns", "GetTopicAttributes", $$"""{"TopicArn":"{{_topic}}"}""")["Attributes"]!["Owner"]).ShouldBe("123456789012");
    }

    [Fact]
    public void A_message_reaches_queues_and_functions_and_waits_for_nobody_to_confirm_an_address()
    {
        var (enveloped, raw) = (_bed.Queue("enveloped"), _bed.Queue("raw"));
        var (function, calls) = _bed.Function("F");
        Subscribe("sqs", enveloped).ShouldStartWith($"{_topic}:");
        Subscribe("sqs", raw, """{"RawMessageDelivery":"true"}""");
        Subscribe("lambda", function);
        Subscribe("email", "ops@example.com").ShouldBe("pending confirmation");
        var id = (string)_bed.Call("sns", "Publish", $$"""{"TopicArn":"{{_topic}}","Subject":"s","Message":"m"}""")["MessageId"]!;
        _bed.Settle();
        _bed.Bodies(raw).ShouldBe(["m"]);
        var envelope = JsonNode.Parse(_bed.Bodies(enveloped).ShouldHaveSingleItem())!;
        ((string)envelope["MessageId"]!, (string)envelope["Subject"]!, (string)envelope["Message"]!, (string)envelope["Type"]!).ShouldBe((id, "s", "m", "Notification"));
        ((string?)JsonNode.Parse(calls.ShouldHaveSingleItem())!["Records"]![0]!["Sns"]!["Message"]).ShouldBe("m");
        _bed.Topics.Messages.ShouldHaveSingleItem().ShouldBe(new(_topic, id, "s", "m", _bed.Topics.Messages[0].At));
        var subscriptions = _bed.Call("sns", "ListSubscriptionsByTopic", $$"""{"TopicArn":"{{_topic}}"}""")["Subscriptions"]!.AsArray();
        ((string?)subscriptions[3]!["SubscriptionArn"]).ShouldBe("PendingConfirmation");
    }

    [Fact]
    public void The_same_endpoint_subscribes_once_and_can_leave()
    {
        var queue = _bed.Queue("q");
        var subscription = Subscribe("sqs", queue);
        Subscribe("sqs", queue).ShouldBe(subscription);
        _bed.Call("sns", "Unsubscribe", $$"""{"SubscriptionArn":"{{subscription}}"}""");
        Publish("m");
        _bed.Settle();
        _bed.Bodies(queue).ShouldBeEmpty();
    }

    [Fact]
    public void A_queue_that_cannot_take_a_message_now_gets_it_later()
    {
        var queue = _bed.Queue("q");
        Subscribe("sqs", queue, """{"RawMessageDelivery":"true"}""");
        var refusals = 0;
        _bed.Filter = (call, next) => call is { Operation: "SendMessage", Caller: "sns" } && refusals++ < 2 ? throw new AwsError("ServiceUnavailable", "not now", 503) : next(call);
        Publish("m");
        _bed.Advance(TimeSpan.FromMinutes(1));
        _bed.Bodies(queue).ShouldBe(["m"]);
    }

    [Fact]
    public void A_message_may_differ_from_protocol_to_protocol()
    {
        var queue = _bed.Queue("q");
        Subscribe("sqs", queue, """{"RawMessageDelivery":"true"}""");
        _bed.Call("sns", "Publish", new() { ["TopicArn"] = _topic, ["MessageStructure"] = "json", ["Message"] = """{"default":"d","sqs":"q"}""" }, WireEndpoint.Client);
        _bed.Settle();
        _bed.Bodies(queue).ShouldBe(["q"]);
        _bed.Topics.Messages.Single().Message.ShouldBe("d");
    }

    [Theory]
    [InlineData("""{"Message":""}""", "Empty message")]
    [InlineData("""{"Message":"m","Subject":"two\nlines"}""", "Subject")]
    [InlineData("""{"Message":"m","MessageStructure":"json"}""", "failed to parse")]
    [InlineData("""{"Message":"{}","MessageStructure":"json"}""", "No default entry")]
    [InlineData("""{"Message":"m","PhoneNumber":"1"}""", "PhoneNumber is not supported")]
    public void A_message_that_cannot_be_is_refused(string message, string reason)
    {
        var input = JsonNode.Parse(message)!.AsObject();
        input["TopicArn"] = _topic;
        Should.Throw<AwsError>(() => _bed.Call("sns", "Publish", input, WireEndpoint.Client)).Message.ShouldContain(reason);
        _bed.Topics.Messages.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https", "https://example.com", "The protocol https (there are sqs, lambda and email) is not supported")]
    [InlineData("sqs", "q", "SQS endpoint ARN")]
    [InlineData("lambda", "f", "Lambda endpoint ARN")]
    [InlineData("email", "nobody", "Email address")]
    public void A_subscriber_that_cannot_be_is_refused(string protocol, string endpoint, string reason) =>
        Should.Throw<AwsError>(() => Subscribe(protocol, endpoint)).Message.ShouldContain(reason);

    [Fact]
    public void A_filter_is_refused_by_name() => Should.Throw<AwsError>(() => Subscribe("email", "a@b", """{"FilterPolicy":"{}"}""")).Message.ShouldContain("FilterPolicy");

    [Fact]
    public void A_topic_that_is_not_there_is_not_found()
    {
        _bed.Call("sns", "DeleteTopic", $$"""{"TopicArn":"{{_topic}}"}""");
        Should.Throw<AwsError>(() => Publish("m")).Code.ShouldBe("NotFound");
    }

    private string Subscribe(string protocol, string endpoint, string attributes = "{}") => (string)_bed.Call(
        "sns", "Subscribe", $$"""{"TopicArn":"{{_topic}}","Protocol":"{{protocol}}","Endpoint":"{{endpoint}}","Attributes":{{attributes}}}""")["SubscriptionArn"]!;

    private void Publish(string message) => _bed.Call("sns", "Publish", $$"""{"TopicArn":"{{_topic}}","Message":"{{message}}"}""");
}
