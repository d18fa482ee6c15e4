using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;

namespace RedGreen.Sandbox.Tests.StepFunctions.Language;

public class IntrinsicTests
{
    private const string Input = """{"name":"Ada","list":[1,2,3,3],"map":{"a":1,"b":"x"},"text":"{\"k\":[1]}","n":4.5}""";

    [Theory]
    [InlineData("States.Format('Hello {}!', $.name)", "\"Hello Ada!\"")]
    [InlineData("States.Format('{} {} {} {}', $.n, null, true, $.list)", "\"4.5 null true [1,2,3,3]\"")]
    [InlineData(@"States.Format('it\'s \{\} {} \\', 1)", "\"it's {} 1 \\\\\"")]
    [InlineData("States.Format('none')", "\"none\"")]
    [InlineData("States.StringToJson($.text)", """{"k":[1]}""")]
    [InlineData("States.JsonToString($.map)", "\"{\\\"a\\\":1,\\\"b\\\":\\\"x\\\"}\"")]
    [InlineData("States.Array($.name, 1, 'two', null, States.Array())", """["Ada",1,"two",null,[]]""")]
    [InlineData("States.ArrayPartition($.list, 3)", "[[1,2,3],[3]]")]
    [InlineData("States.ArrayContains($.list, 2)", "true")]
    [InlineData("States.ArrayContains($.list, 9)", "false")]
    [InlineData("States.ArrayRange(1, 9, 2)", "[1,3,5,7,9]")]
    [InlineData("States.ArrayRange(3, 1, -1)", "[3,2,1]")]
    [InlineData("States.ArrayRange(3, 1, 1)", "[]")]
    [InlineData("States.ArrayGetItem($.list, 1)", "2")]
    [InlineData("States.ArrayLength($.list)", "4")]
    [InlineData("States.ArrayUnique($.list)", "[1,2,3]")]
    [InlineData("States.Base64Encode('Data')", "\"RGF0YQ==\"")]
    [InlineData("States.Base64Decode('RGF0YQ==')", "\"Data\"")]
    [InlineData("States.Hash('abc', 'MD5')", "\"900150983cd24fb0d6963f7d28e17f72\"")]
    [InlineData("States.Hash('abc', 'SHA-1')", "\"a9993e364706816aba3e25717850c26c9cd0d89d\"")]
    [InlineData("States.Hash('abc', 'SHA-256')", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")]
    [InlineData("States.JsonMerge($.map, States.StringToJson('\\{\"b\":2\\}'), false)", """{"a":1,"b":2}""")]
    [InlineData("States.MathAdd(111, -1)", "110")]
    [InlineData("States.StringSplit('This.is+a,test', '.+,')", """["This","is","a","test"]""")]
    [InlineData("States.Format('{}', States.ArrayGetItem(States.StringSplit('a:b', ':'), States.MathAdd(0, 1)))", "\"b\"")]
    public void A_function_gives_what_AWS_gives(string text, string expected) => Evaluate(text).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("States.Format('{} {}', 1)", "more {}")]
    [InlineData("States.Format('{}', 1, 2)", "1 {} for 2")]
    [InlineData("States.StringToJson('no')", "Invalid JSON")]
    [InlineData("States.ArrayGetItem($.list, 4)", "no item 4")]
    [InlineData("States.ArrayPartition($.list, 0)", "above 0")]
    [InlineData("States.ArrayRange(1, 9, 0)", "must not be 0")]
    [InlineData("States.ArrayRange(0, 1000, 1)", "1001")]
    [InlineData("States.ArrayLength($.name)", "an array")]
    [InlineData("States.Base64Decode('?')", "not base64")]
    [InlineData("States.Hash('abc', 'CRC')", "Unknown algorithm")]
    [InlineData("States.JsonMerge($.map, $.map, true)", "must be false")]
    [InlineData("States.MathRandom(5, 5)", "empty")]
    [InlineData("States.StringSplit(1, ',')", "a string")]
    public void Arguments_that_do_not_fit_are_an_IntrinsicFailure(string text, string reason)
    {
        var failure = Should.Throw<StateFailure>(() => Evaluate(text));
        failure.Error.ShouldBe("States.IntrinsicFailure");
        failure.Cause.ShouldNotBeNull().ShouldContain(reason);
        failure.Cause.ShouldContain(text);
    }

    [Fact]
    public void A_path_argument_that_finds_nothing_is_a_runtime_error() =>
        Should.Throw<StateFailure>(() => Evaluate("States.Format('{}', $.missing)")).Error.ShouldBe("States.Runtime");

    [Theory]
    [InlineData("States.Formatted('x')", "not an intrinsic function")]
    [InlineData("States.Format()", "takes 1 or more arguments, not 0")]
    [InlineData("States.MathAdd(1)", "takes 2 arguments, not 1")]
    [InlineData("States.Format('a\\n')", "escapes none")]
    [InlineData("States.Format('a", "ends too early")]
    [InlineData("States.Format('a') x", "unexpected 'x'")]
    [InlineData("States.Array(+1)", "'+1'")]
    [InlineData("States.Array(abc)", "'abc'")]
    [InlineData("hello", "neither a path")]
    public void What_is_no_function_is_refused_with_the_reason(string text, string reason) =>
        Should.Throw<FormatException>(() => ExpressionParser.Parse(text)).Message.ShouldContain(reason);

    [Fact]
    public void Functions_nest_ten_deep_and_no_deeper()
    {
        Nested(10).ShouldBeOfType<Expression.Call>();
        Should.Throw<FormatException>(() => Nested(11)).Message.ShouldContain("more than 10");

        static Expression Nested(int depth) =>
            ExpressionParser.Parse(string.Concat(Enumerable.Repeat("States.Array(", depth)) + new string(')', depth));
    }

    [Fact]
    public void Random_numbers_stay_in_their_range_and_repeat_with_their_seed() => Gen.Select(Gen.Int[-50, 50], Gen.Int[1, 50], Gen.Int[0, 1000]).Sample((from, width, seed) =>
    {
        var text = $"States.MathRandom({from}, {from + width}, {seed})";
        var number = Evaluate(text).ShouldBeOfType<JsonNumber>();
        number.Value.ShouldBeInRange(from, from + width - 1);
        Evaluate(text).ShouldBe(number);
    });

    [Fact]
    public void A_UUID_is_of_version_4_and_follows_the_seed()
    {
        Evaluate("States.UUID()").ShouldBe(Evaluate("States.UUID()"));
        Evaluate("States.UUID()").ShouldBeOfType<JsonText>().Value.ShouldMatch("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
    }

    private static Json Evaluate(string text)
    {
        var context = new ContextObject(JsonMap.Empty, JsonMap.Empty, "S", Machine.Start, 0, null);
        return ExpressionParser.Parse(text).Evaluate(new EvaluationScope(Json.Parse(Input), context, new Dice(7)), "field.$");
    }
}
