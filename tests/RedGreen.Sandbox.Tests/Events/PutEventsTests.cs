namespace RedGreen.Sandbox.Tests.Events;

public sealed class PutEventsTests : IDisposable
{
    private readonly EventBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public void An_event_arrives_in_its_envelope_only_where_it_fits()
    {
        var (fits, other) = (_bed.Queue("fits"), _bed.Queue("other"));
        _bed.Rule("""{"source":["redgreen"],"detail":{"service":["shop"]}}""", fits);
        _bed.Call("events", "PutRule", """{"Name":"o","EventPattern":"{\"source\":[\"x\"]}"}""");
        _bed.Call("events", "PutTargets", $$"""{"Rule":"o","Targets":[{"Id":"t","Arn":"{{other}}"}]}""");
        var id = (string)_bed.Put("""{"service":"shop"}""")["Entries"]![0]!["EventId"]!;
        _bed.Bodies(fits).ShouldBeEmpty();
        _bed.Settle();
        _bed.Bodies(fits).ShouldBe([$$"""{"version":"0","id":"{{id}}","detail-type":"Promoted","source":"redgreen","account":"123456789012","time":"2026-01-01T12:00:00Z","region":"eu-west-1","resources":[],"detail":{"service":"shop"}""" + "}"]);
        _bed.Bodies(other).ShouldBeEmpty();
    }

    [Fact]
    public void Each_entry_is_taken_or_refused_on_its_own()
    {
        var queue = _bed.Queue("q");
        _bed.Rule("""{"source":["a"]}""", queue);
        var answer = _bed.Call("events", "PutEvents", """
            {"Entries":[
              {"Source":"a","DetailType":"d","Detail":"{}"},
              {"Source":"a","DetailType":"d","Detail":"no json"},
              {"Source":"a","DetailType":"d","Detail":"[]"},
              {"Source":"a","Detail":"{}"},
              {"Source":"aws.ecr","DetailType":"ECR Image Action","Detail":"{}"},
              {"Source":"a","DetailType":"d","Detail":"{}","Detials":"{}"},
              {"Source":"a","DetailType":"d","Detail":"{}","Resources":["arn:x"],"Time":1767225600}]}
            """);
        ((int)answer["FailedEntryCount"]!).ShouldBe(5);
        answer["Entries"]!.AsArray().Select(entry => (string?)entry!["ErrorCode"])
            .ShouldBe([null, "MalformedDetail", "MalformedDetail", "InvalidArgument", "NotAuthorizedForSourceException", "InvalidArgument", null]);
        _bed.Settle();
        var bodies = _bed.Bodies(queue);
        bodies.Count.ShouldBe(2);
        bodies[1].ShouldContain("\"time\":\"2026-01-01T00:00:00Z\"");
        bodies[1].ShouldContain("\"resources\":[\"arn:x\"]");
    }

    [Fact]
    public void A_call_that_is_too_large_or_for_another_bus_is_refused_whole()
    {
        _bed.Refused("events", "PutEvents", """{"Entries":[]}""").Code.ShouldBe("ValidationException");
        _bed.Refused("events", "PutEvents", $$"""{"Entries":[{"Source":"a","DetailType":"d","Detail":"{{new string('x', 270_000)}}"}]}""").Message.ShouldContain("262144 bytes");
        ((string?)_bed.Call("events", "PutEvents", """{"Entries":[{"Source":"a","DetailType":"d","Detail":"{}","EventBusName":"mine"}]}""")["Entries"]![0]!["ErrorCode"]).ShouldBe("ResourceNotFoundException");
    }
}
