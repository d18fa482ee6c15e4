using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Wire;

public class CborOutputTests
{
    [Fact]
    public void An_integer_is_an_integer_and_a_real_is_a_real_even_when_it_is_whole()
    {
        Written(new() { ["a"] = 5 }).ShouldBe("A1616105");
        Written(new() { ["a"] = 5L }).ShouldBe("A1616105");
        Written(new() { ["a"] = -2 }).ShouldBe("A1616121");
        Written(new() { ["a"] = 5.0 }).ShouldBe("A16161F94500");
        Written(new() { ["a"] = 1.1 }).ShouldBe("A16161FB3FF199999999999A");
        Written(new() { ["a"] = 1.5m }).ShouldBe("A16161F93E00");
        Written(new() { ["a"] = double.NaN }).ShouldBe("A16161F97E00");
        Written(JsonNode.Parse("""{"a":7,"b":0.5}""")!.AsObject()).ShouldBe("A26161076162F93800");
    }

    [Fact]
    public void Members_that_hold_instants_are_tagged_at_any_depth_and_in_lists()
    {
        HashSet<string> timestamps = ["At"];
        Written(new() { ["At"] = 1363896240L }, timestamps).ShouldBe("A1624174C11A514B67B0");
        Written(new() { ["At"] = 1363896240.5 }, timestamps).ShouldBe("A1624174C1FB41D452D9EC200000");
        Written(new() { ["a"] = new JsonArray(new JsonObject { ["At"] = new JsonArray(1, 2) }) }, timestamps).ShouldBe("A1616181A162417482C101C102");
        Written(new() { ["By"] = 1 }, timestamps).ShouldBe("A162427901");
    }

    [Fact]
    public void Null_members_are_left_out_and_null_items_are_kept()
    {
        Written(new() { ["a"] = null, ["b"] = true }).ShouldBe("A16162F5");
        Written(new() { ["a"] = new JsonArray(null, false, "x", new JsonObject()) }).ShouldBe("A1616184F6F46178A0");
    }

    [Fact]
    public void What_is_written_is_read_as_it_was() => Trees.Sample(tree =>
    {
        var written = CborOutput.Write(tree(), null);
        JsonNode.DeepEquals(CborInput.Read(written), JsonNode.Parse(tree().ToJsonString())).ShouldBeTrue();
    });

    // A JSON node has one parent, and CsCheck may use a value twice: hence the functions.
    private static readonly Gen<Func<JsonNode?>> Scalars = Gen.OneOf(
        Gen.String.Select(value => (Func<JsonNode?>)(() => JsonValue.Create(value))),
        Gen.Bool.Select(value => (Func<JsonNode?>)(() => JsonValue.Create(value))),
        Gen.Long.Select(value => (Func<JsonNode?>)(() => JsonValue.Create(value))),
        Gen.Int.Select(value => (Func<JsonNode?>)(() => JsonValue.Create(value))));

    private static readonly Gen<Func<JsonObject>> Trees = Structures(3);

    private static Gen<Func<JsonObject>> Structures(int depth) =>
        Gen.Dictionary(Gen.String[Gen.Char.AlphaNumeric, 1, 5], Nodes(depth))[0, 4].Select(members =>
            (Func<JsonObject>)(() => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Value())))));

    private static Gen<Func<JsonNode?>> Nodes(int depth) =>
        depth == 0 ? Scalars : Gen.OneOf(
            Scalars,
            Structures(depth - 1).Select(structure => (Func<JsonNode?>)(() => structure())),
            Nodes(depth - 1).Array[0, 3].Select(items => (Func<JsonNode?>)(() => new JsonArray([.. items.Select(item => item())]))));

    private static string Written(JsonObject output, HashSet<string>? timestamps = null) => Convert.ToHexString(CborOutput.Write(output, timestamps));
}
