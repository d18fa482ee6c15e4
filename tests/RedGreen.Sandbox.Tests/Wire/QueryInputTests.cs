using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Wire;

public class QueryInputTests
{
    [Theory]
    [InlineData("A.B=1 A.C=2", """{"A":{"B":"1","C":"2"}}""")]
    [InlineData("A.member.1.B=x A.member.2.B=y", """{"A":[{"B":"x"},{"B":"y"}]}""")]
    [InlineData("A.1=x A.2=y", """{"A":["x","y"]}""")]
    [InlineData("A.member.10=j A.member.9=i", """{"A":["i","j"]}""")]
    [InlineData("A.entry.1.key=k A.entry.1.value=v A.entry.2.key=l A.entry.2.value=w", """{"A":{"k":"v","l":"w"}}""")]
    [InlineData("A.member.1.B.member.1=x", """{"A":[{"B":["x"]}]}""")]
    [InlineData("A=", """{"A":""}""")]
    [InlineData("", "{}")]
    public void Flat_names_become_a_tree(string parameters, string expected) => Read(parameters).ToJsonString().ShouldBe(expected);

    [Fact]
    public void Whatever_tree_is_flattened_comes_back() => Trees.Sample(tree =>
    {
        var flat = new List<KeyValuePair<string, StringValues>>();
        Flatten("", tree, flat);
        JsonNode.DeepEquals(QueryInput.Read(flat), tree).ShouldBeTrue();
    });

    // Names as in the models: upper-first words. Structures and lists are never empty: the protocol cannot say them.
    private static readonly Gen<string> Names = Gen.Char['A', 'Z'].Array[1, 3].Select(letters => new string(letters));

    private static readonly Gen<JsonObject> Trees = Structures(3);

    private static Gen<JsonObject> Structures(int depth) =>
        Gen.Dictionary(Names, Nodes(depth))[1, 4].Select(members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)member.Value()))));

    // CsCheck may use one generated value twice, a JSON node has one parent: hence the functions.
    private static Gen<Func<JsonNode>> Nodes(int depth) =>
        depth == 0
            ? Gen.String.Select(text => (Func<JsonNode>)(() => JsonValue.Create(text)))
            : Gen.OneOf(
                Nodes(0),
                Structures(depth - 1).Select(structure => (Func<JsonNode>)(() => structure.DeepClone())),
                Nodes(depth - 1).Array[1, 3].Select(items => (Func<JsonNode>)(() => new JsonArray([.. items.Select(item => item())]))));

    private static void Flatten(string name, JsonNode node, List<KeyValuePair<string, StringValues>> into)
    {
        switch (node)
        {
            case JsonObject structure:
                foreach (var (member, value) in structure)
                    Flatten(name.Length == 0 ? member : $"{name}.{member}", value!, into);
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    Flatten($"{name}.member.{i + 1}", list[i]!, into);
                break;
            default:
                into.Add(KeyValuePair.Create(name, new StringValues(node.GetValue<string>())));
                break;
        }
    }

    private static JsonObject Read(string parameters) =>
        QueryInput.Read(parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(parameter => parameter.Split('=')).Select(pair => KeyValuePair.Create(pair[0], new StringValues(pair[1]))));
}
