using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.Tests.StepFunctions.Language;

public class JsonTests
{
    [Theory]
    [InlineData("""{"a":[1,2.50,-3e2,true,false,null,"x"],"b":{}}""")]
    [InlineData("""{"text":"it's <b> \"quoted\" \\ \n\t\u0001 käse 😀"}""")]
    public void Text_is_read_and_written_compactly_and_unchanged(string text) => Json.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("""["\udc00\ud800"]""")]
    public void Half_of_a_surrogate_pair_is_no_text(string text) => Should.Throw<JsonException>(() => Json.Parse(text));

    [Fact]
    public void The_size_is_that_of_the_text_in_UTF_8() => Gen.String[Gen.Char, 0, 40].Where(text => text.All(c => !char.IsSurrogate(c))).Sample(text =>
    {
        var value = JsonMap.Of((text, new JsonList([new JsonText(text), new JsonNumber(12), JsonNull.Value])), ("b", JsonFlag.False));
        value.Size.ShouldBe(Encoding.UTF8.GetByteCount(value.ToString()));
    });

    [Fact]
    public void It_goes_to_the_mutable_kind_and_back() => Gen.String[Gen.Char, 0, 20].Where(text => text.All(c => !char.IsSurrogate(c))).Sample(text =>
    {
        var value = JsonMap.Of(("a", new JsonText(text)), ("n", new JsonNumber("1.50")), ("l", new JsonList([JsonMap.Empty, JsonNull.Value])));
        Json.From(value.ToNode()).ShouldBe(value);
        Json.Parse(value.ToString()).ShouldBe(value);
        JsonNode.Parse(value.ToString())!["a"]!.GetValue<string>().ShouldBe(text);
    });

    [Fact]
    public void Two_members_of_one_name_are_refused() => Should.Throw<JsonException>(() => Json.Parse("""{"a":1,"a":2}"""));

    [Fact]
    public void Objects_are_equal_whatever_the_order_of_their_members() =>
        Json.Parse("""{"a":1,"b":2.0}""").ShouldBe(Json.Parse("""{"b":2,"a":1}"""));
}
