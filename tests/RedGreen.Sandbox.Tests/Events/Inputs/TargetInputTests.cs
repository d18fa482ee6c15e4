using System.Text.Json.Nodes;
using RedGreen.Sandbox.Events;
using RedGreen.Sandbox.Events.Inputs;
using RedGreen.Sandbox.Events.Rules;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Events.Inputs;

public class TargetInputTests
{
    private static readonly BusEvent Event = new("e1", new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero), (JsonMap)Json.Parse(
        """{"id":"e1","source":"redgreen","resources":["arn:a"],"detail":{"service":"shop","weight":10,"say":"so \"it\" is\nthere","plan":{"steps":["10","100"]}}}"""));

    private static readonly Rule Rule = new("notices", "arn:aws:events:eu-west-1:123456789012:rule/notices");

    [Fact]
    public void Without_anything_said_the_whole_event_goes() => Of("{}").ShouldBe(Event.Body.ToString());

    [Fact]
    public void A_constant_goes_as_it_is() => Of("""{"Input":"{ \"look\": true }"}""").ShouldBe("{ \"look\": true }");

    [Theory]
    [InlineData("$", null)]
    [InlineData("$.detail.service", "\"shop\"")]
    [InlineData("$.detail.plan.steps[1]", "\"100\"")]
    [InlineData("$.detail.nobody", "null")]
    public void A_part_is_named_by_its_path(string path, string? expected) =>
        Of($$"""{"InputPath":"{{path}}"}""").ShouldBe(expected ?? Event.Body.ToString());

    [Theory]
    [InlineData("\"<service> is at <weight>%\"", "\"shop is at 10%\"")]
    [InlineData("\"<service>\"\n\"<weight>\"", "\"shop\"\n\"10\"")]
    [InlineData("""{"s":<service>,"w":<weight>,"p":<plan>}""", """{"s":"shop","w":10,"p":{"steps":["10","100"]}}""")]
    [InlineData("""{"t":"at <weight> of <service>"}""", """{"t":"at 10 of shop"}""")]
    [InlineData("""{"x":<missing>,"y":"<missing>!"}""", """{"x":"","y":"!"}""")]
    [InlineData("\"<plan>\"", "\"{steps:[10,100]}\"")]
    [InlineData("<service>", "\"shop\"")]
    [InlineData("""{"r":"<aws.events.rule-name>","a":<aws.events.rule-arn>}""", """{"r":"notices","a":"arn:aws:events:eu-west-1:123456789012:rule/notices"}""")]
    [InlineData("""{"at":<aws.events.event.ingestion-time>}""", """{"at":"2026-01-01T12:00:00Z"}""")]
    [InlineData("""{"e":<aws.events.event>}""", """{"e":{"id":"e1","source":"redgreen","resources":["arn:a"]}}""")]
    [InlineData("""{"escaped":"\"<service>\" <weight>"}""", """{"escaped":"\"shop\" 10"}""")]
    public void A_template_has_values_of_the_event(string template, string expected) => Transformed(template).ShouldBe(expected);

    [Fact]
    public void The_whole_event_can_be_a_value() => Transformed("""{"e":<aws.events.event.json>}""").ShouldBe($$"""{"e":{{Event.Body}}}""");

    [Fact]
    public void A_text_stays_JSON_whatever_is_put_into_it() =>
        ((string?)JsonNode.Parse(Transformed("\"it says: <say>\""))).ShouldBe("it says: so \"it\" is\nthere");

    [Theory]
    [InlineData("""{"Input":"{}","InputPath":"$"}""", "Only one of Input, InputPath, or InputTransformer")]
    [InlineData("""{"Input":"not json"}""", "Input for target t is no valid JSON text")]
    [InlineData("""{"InputPath":"detail"}""", "InputPath for target t is invalid")]
    [InlineData("""{"InputPath":"$..x"}""", "InputPath for target t is invalid")]
    [InlineData("""{"InputTransformer":{"InputTemplate":"\"<nobody>\""}}""", "placeholders that are not in InputPathsMap: [nobody]")]
    [InlineData("""{"InputTransformer":{"InputTemplate":"plain words"}}""", "Invalid InputTemplate for target t")]
    [InlineData("""{"InputTransformer":{"InputTemplate":"{\"a\":}"}}""", "Invalid InputTemplate for target t")]
    [InlineData("""{"InputTransformer":{"InputTemplate":"\"all: <aws.events.event>\""}}""", "can only be the value of a JSON field")]
    [InlineData("""{"InputTransformer":{"InputPathsMap":{"aws.x":"$"},"InputTemplate":"1"}}""", "those that begin with AWS are reserved")]
    [InlineData("""{"InputTransformer":{"InputPathMap":{},"InputTemplate":"1"}}""", "has no member InputPathMap")]
    [InlineData("""{"InputTransformer":{}}""", "InputTemplate is required")]
    public void What_cannot_be_used_is_refused_when_it_is_put(string target, string reason) =>
        Should.Throw<AwsError>(() => Of(target)).Message.ShouldContain(reason);

    private static string Of(string target) => TargetInput.Read(JsonNode.Parse(target)!.AsObject(), "t").Of(Event, Rule);

    private static string Transformed(string template) => TargetInput.Read(
        new()
        {
            ["InputTransformer"] = new JsonObject
            {
                ["InputPathsMap"] = new JsonObject
                {
                    ["service"] = "$.detail.service",
                    ["weight"] = "$.detail.weight",
                    ["say"] = "$.detail.say",
                    ["plan"] = "$.detail.plan",
                    ["missing"] = "$.detail.nobody",
                },
                ["InputTemplate"] = template,
            },
        },
        "t").Of(Event, Rule);
}
