using System.Text.Json;
using RedGreen.Requests;

namespace RedGreen.Tests.Requests;

public class RequestReaderTests
{
    [Fact]
    public void What_a_person_types_is_a_request()
    {
        var request = Read("""{"cluster":"demo","service":"shop","image":"demo/shop:v2"}""");
        request.ShouldBe(new DeploymentRequest { Cluster = "demo", Service = "shop", Image = "demo/shop:v2" });
    }

    [Fact]
    public void Every_missing_field_is_named_at_once()
    {
        var problems = Problems("{}");
        problems.ShouldContain(p => p.Field == "cluster");
        problems.ShouldContain(p => p.Field == "service");
        problems.ShouldContain(p => p.Field == "image");
    }

    [Fact]
    public void A_missing_field_and_a_strategy_that_makes_no_sense_are_told_together()
    {
        var problems = Problems("""{"service":"s","image":"i","strategy":{"colour":"blue","steps":"50@1m"}}""");
        problems.Select(p => p.Field).ShouldBe(["cluster", "strategy.colour", "strategy.steps"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"cluster":"c","service":"s","image":"i","":1}""")]
    [InlineData("""{"cluster":"c","service":"s","image":"i","":1,"":1}""")]
    [InlineData("""{"cluster":"c","service":"s","image":"i","":"\ud800"}""")]
    public void A_field_without_a_name_is_told_as_one(string input) =>
        Problems(input).ShouldAllBe(problem => problem.Field == "\"\"");

    [Fact]
    public void A_service_ARN_says_its_cluster() =>
        Read("""{"service":"arn:aws:ecs:eu-west-1:123456789012:service/demo/shop","image":"i"}""").Cluster.ShouldBe("demo");

    [Fact]
    public void A_service_ARN_of_the_short_form_does_not() =>
        Problems("""{"service":"arn:aws:ecs:eu-west-1:123456789012:service/shop","image":"i"}""").ShouldContain(p => p.Field == "cluster");

    [Theory]
    [InlineData("""[1]""")]
    [InlineData("""null""")]
    [InlineData("\"shop\"")]
    [InlineData("""42""")]
    public void What_is_no_object_is_refused_with_the_right_shape(string json) =>
        Problems(json).ShouldHaveSingleItem().Allowed.ShouldContain("an object like");

    [Fact]
    public void An_unknown_field_is_refused_with_the_known_ones()
    {
        var problem = Problems("""{"cluster":"c","service":"s","image":"i","imgae":"typo"}""").ShouldHaveSingleItem();
        problem.Field.ShouldBe("imgae");
        problem.Allowed.ShouldContain("image");
    }

    [Fact]
    public void Wrong_types_are_named_and_shown()
    {
        var problems = Problems("""{"cluster":7,"service":["a"],"image":{},"strategy":"fast"}""");
        problems.Select(p => p.Field).ShouldBe(["service", "cluster", "image", "strategy"], ignoreOrder: true);
        problems.Single(p => p.Field == "cluster").Found.ShouldBe("7");
    }

    [Fact]
    public void An_image_and_a_task_definition_together_are_refused() =>
        Problems("""{"cluster":"c","service":"s","image":"i","taskDefinition":"t:1"}""").ShouldHaveSingleItem().Field.ShouldBe("taskDefinition");

    [Fact]
    public void A_name_that_is_too_long_is_refused_and_not_printed_whole()
    {
        var problem = Problems($$"""{"cluster":"c","service":"{{new string('x', 600)}}","image":"i"}""").ShouldHaveSingleItem();
        problem.ToString().Length.ShouldBeLessThan(400);
        problem.ToString().ShouldContain("600 characters");
    }

    [Fact]
    public void Any_JSON_is_a_request_or_a_list_of_problems() =>
        Gen.String.Array[0, 4].Sample(words =>
        {
            var json = JsonSerializer.Serialize(words.Select((word, i) => (Key: $"{word}{i}", word)).ToDictionary(p => p.Key, p => p.word));
            Should.Throw<InvalidRequest>(() => Read(json)).Problems.ShouldNotBeEmpty();
        });

    private static DeploymentRequest Read(string json) => RequestReader.Read(JsonElement.Parse(json));

    private static IReadOnlyList<Problem> Problems(string json) => Should.Throw<InvalidRequest>(() => Read(json)).Problems;
}
