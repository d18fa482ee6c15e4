using RedGreen.Strategies;

namespace RedGreen.Machine.Tests.Inputs;

/// <summary>Requests with anything in their fields: none of them can lead to a deployment, since none names a container that is there.</summary>
internal static class OddRequests
{
    private const string Container = "\"container\":\"nobody\"";

    private static readonly Gen<string> Strategy = OddJson.Object(
        Gen.Frequency((9, Gen.OneOf([.. StrategyReader.Names.Select(name => $"\"{name}\"")])), (1, OddJson.Name)), Gen.OneOf(OddJson.Value, Gen.OneOf("\"100@1m\"", "\"1m\"", "1", "[\"a\",\"b\"]")), 5);

    public static readonly Gen<string> Any = Gen.Frequency(
        (1, OddJson.Value),
        (6, Gen.Select(Field("cluster", "\"demo\""), Field("service", "\"shop\""), Field("image", "\"demo/shop:v2\""), Gen.OneOf(Gen.Const(""), Strategy.Select(fields => $"\"strategy\":{fields}")), Others, (cluster, service, image, strategy, others) =>
            $"{{{string.Join(',', new[] { cluster, service, image, strategy, others, Container }.Where(member => member.Length > 0))}}}")));

    private static Gen<string> Others => Gen.Frequency((4, Gen.Const("")), (1, Gen.Select(OddJson.Name, OddJson.Value, (name, value) => $"{name}:{value}")), (1, OddJson.Value.Select(value => $"\"cluster\":{value}")));

    private static Gen<string> Field(string name, string usual) => Gen.Frequency(
        (6, Gen.Const($"\"{name}\":{usual}")),
        (2, OddJson.Value.Select(value => $"\"{name}\":{value}")),
        (1, Gen.Const("")));

    public static TheoryData<string> HugeNames => [.. Huge.Keys];

    /// <summary>Larger than anybody writes, each with a name for the test's output.</summary>
    public static IReadOnlyDictionary<string, string> Huge { get; } = new Dictionary<string, string>
    {
        ["10,000 lists"] = OddJson.Deep(10_000),
        ["10,000 objects"] = OddJson.DeepObject(10_000),
        ["10,000 lists in a strategy"] = Usual($"\"strategy\":{{\"alarms\":{OddJson.Deep(10_000)}}}"),
        ["10,000 lists in an unknown field"] = Usual($"\"odd\":{OddJson.Deep(10_000)}"),
        ["10,000 fields"] = $"{{{string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"field-{i}\":{i}"))}}}",
        ["1,500 fields"] = $"{{{string.Join(',', Enumerable.Range(0, 1_500).Select(i => $"\"field-{i}\":{i}"))}}}",
        ["the same field 2,000 times"] = $"{{{string.Join(',', Enumerable.Repeat("\"cluster\":\"demo\"", 1_500))}}}",
        ["an image of a megabyte"] = Usual($"\"taskDefinition\":\"{new string('x', 1_000_000)}\""),
        ["an image of 30,000 right-to-left marks"] = Usual($"\"taskDefinition\":\"{new string('\u202e', 9_000)}\""),
        ["a field's name of 30,000 emoji"] = Usual($"\"{string.Concat(Enumerable.Repeat("\ud83d\ude80", 7_000))}\":1"),
        ["7,000 wrong steps"] = Usual($"\"strategy\":{{\"steps\":\"{string.Concat(Enumerable.Repeat("x ", 14_000))}\"}}"),
        ["5,000 alarms"] = Usual($"\"strategy\":{{\"alarms\":[{string.Join(',', Enumerable.Repeat("\"a\"", 5_000))}]}}"),
        ["1,000 hooks"] = Usual($"\"strategy\":{{\"hooks\":[{string.Join(',', Enumerable.Repeat("\"after-7=f\"", 1_000))}]}}"),
        ["1,000 metrics"] = Usual($"\"strategy\":{{\"metrics\":[{string.Join(',', Enumerable.Repeat("{\"namespace\":\"a\",\"name\":\"b\",\"c\":1}", 700))}]}}"),
    };

    private static string Usual(string more) => $"{{\"cluster\":\"demo\",\"service\":\"shop\",\"image\":\"demo/shop:v2\",{Container},{more}}}";
}
