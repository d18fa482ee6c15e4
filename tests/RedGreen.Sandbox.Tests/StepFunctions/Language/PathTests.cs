using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.StepFunctions.Language.Paths;

namespace RedGreen.Sandbox.Tests.StepFunctions.Language;

public class PathTests
{
    private const string Document = """{"a":{"b":[{"c":1},{"c":2},{"d":3}],"x y":"q","käse":true},"n":null}""";

    [Theory]
    [InlineData("$", Document)]
    [InlineData("$.a.b[0].c", "1")]
    [InlineData("$.a.b[-1]", """{"d":3}""")]
    [InlineData("$['a']['x y']", "\"q\"")]
    [InlineData("$[\"a\"].käse", "true")]
    [InlineData("$.n", "null")]
    [InlineData("$.a.b[*].c", "[1,2]")]
    [InlineData("$.a.b[*]['d']", "[3]")]
    [InlineData("$.a.b[1:]", """[{"c":2},{"d":3}]""")]
    [InlineData("$.a.b[:-2]", """[{"c":1}]""")]
    [InlineData("$.a.b[5:9]", "[]")]
    [InlineData("$.n.*", null)]
    [InlineData("$.a.missing", null)]
    [InlineData("$.a.missing[*].c", null)]
    [InlineData("$.a.b[3]", null)]
    [InlineData("$.a.b.c", null)]
    public void A_path_leads_to_a_value_or_nowhere(string path, string? expected) =>
        PathParser.Parse(path).Find(Json.Parse(Document))?.ToString().ShouldBe(expected);

    [Theory]
    [InlineData("a.b", "must start with $")]
    [InlineData("$.", "no member name")]
    [InlineData("$..a", "deep scan")]
    [InlineData("$.a[?(@.b)]", "filter")]
    [InlineData("$['a','b']", "several places")]
    [InlineData("$[0,1]", "several places")]
    [InlineData("$[0:9:2]", "step")]
    [InlineData("$.a.length()", "function")]
    [InlineData("$['a", "open quote")]
    [InlineData("$[1", "no ]")]
    [InlineData("$.a b", "unexpected ' '")]
    public void What_is_no_path_is_refused_with_the_reason(string path, string reason) =>
        Should.Throw<FormatException>(() => PathParser.Parse(path)).Message.ShouldContain(reason);

    [Theory]
    [InlineData("$.a.b[0]", true)]
    [InlineData("$.a.b[-1]", false)]
    [InlineData("$.a[*]", false)]
    public void Only_one_place_counted_from_the_start_is_a_reference(string path, bool expected) =>
        PathParser.Parse(path).IsReference.ShouldBe(expected);

    [Theory]
    [InlineData("$", """{"a":1}""", "9")]
    [InlineData("$.r", """{"a":1}""", """{"a":1,"r":9}""")]
    [InlineData("$.a", """{"a":1,"b":2}""", """{"a":9,"b":2}""")]
    [InlineData("$.x.y.z", """{"a":1}""", """{"a":1,"x":{"y":{"z":9}}}""")]
    [InlineData("$.a[1]", """{"a":[1,2]}""", """{"a":[1,9]}""")]
    public void A_result_is_placed_at_its_path(string path, string input, string expected) =>
        PathParser.Parse(path).Place(Json.Parse(input), new JsonNumber(9)).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("$.a.b", """{"a":1}""")]
    [InlineData("$.a[2]", """{"a":[1,2]}""")]
    [InlineData("$.a", "[1]")]
    [InlineData("$.x[0]", "{}")]
    public void A_result_that_fits_nowhere_is_a_ResultPathMatchFailure(string path, string input) =>
        Should.Throw<StateFailure>(() => PathParser.Parse(path).Place(Json.Parse(input), JsonNull.Value)).Error.ShouldBe("States.ResultPathMatchFailure");

    [Fact]
    public void Placing_a_result_leaves_the_input_as_it_was() => Gen.Int[1, 3].Sample(depth =>
    {
        var input = Json.Parse(Document);
        var path = PathParser.Parse("$" + string.Concat(Enumerable.Repeat(".p", depth)));
        var output = path.Place(input, JsonFlag.True);
        path.Find(output).ShouldBe(JsonFlag.True);
        input.ToString().ShouldBe(Document);
    });
}
