using System.Text.Json;
using System.Text.Json.Nodes;
using RedGreen.Machine.Tests.ImagePush;
using RedGreen.Rehearsals;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Machine.Tests.Inputs;

/// <summary>What reaches the state machine of image pushes: events of ECR's shape with anything in them, and anything else.</summary>
public class EventInputTests
{
    // The members that say whether it is a push at all stay as they are now and then, so that the others are looked at.
    private static readonly Gen<string> Events = Gen.Frequency(
        (1, OddJson.Value),
        (6, Gen.Select(
            Member("id", "\"13cde686-328b-6117-af20-000000000001\""), Member("source", "\"aws.ecr\""), Member("detail-type", "\"ECR Image Action\""), Member("account", "\"123456789012\""), Member("region", "\"eu-west-1\""), Detail,
            (id, source, type, account, region, detail) => $"{{{string.Join(',', new[] { id, source, type, account, region, detail }.Where(member => member.Length > 0))}}}")));

    private static Gen<string> Detail => Gen.Select(
        Member("result", "\"SUCCESS\""), Member("repository-name", "\"demo/shop\""), Member("image-digest", $"\"sha256:{new string('a', 64)}\""), Member("action-type", "\"PUSH\""), Member("image-tag", "\"v2\""), Member("artifact-media-type", "\"\""),
        (result, repository, digest, action, tag, type) => $"\"detail\":{{{string.Join(',', new[] { result, repository, digest, action, tag, type }.Where(member => member.Length > 0))}}}");

    public static TheoryData<string> HugeNames => [.. Huge.Keys];

    private static IReadOnlyDictionary<string, string> Huge { get; } = new Dictionary<string, string>
    {
        ["10,000 lists"] = OddJson.Deep(10_000),
        ["10,000 objects"] = OddJson.DeepObject(10_000),
        ["10,000 lists in its detail"] = With("artifact-media-type", OddJson.Deep(10_000)),
        ["10,000 fields"] = $"{{{string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"field-{i}\":{i}"))}}}",
        ["a tag of 200,000 characters"] = With("image-tag", $"\"{new string('x', 200_000)}\""),
        ["a repository of 200,000 characters"] = With("repository-name", $"\"{new string('x', 200_000)}\""),
        ["a repository of 60,000 emoji"] = With("repository-name", $"\"{string.Concat(Enumerable.Repeat("\ud83d\ude80", 60_000))}\""),
        ["a type of 200,000 characters"] = With("artifact-media-type", $"\"{new string('x', 200_000)}\""),
        ["a digest of 200,000 characters"] = With("image-digest", $"\"sha256:{new string('0', 200_000)}\""),
        ["a tag of right-to-left marks"] = With("image-tag", $"\"{new string('\u202e', 60_000)}\""),
        ["half of a pair"] = With("image-tag", "\"\\ud800\""),
        ["half of a pair for a name"] = With("\\udc00", "1"),
    };

    [Fact]
    public async Task Any_event_starts_nothing_and_the_reason_is_said()
    {
        await using var rehearsal = ImagePush.Pushes.Shop();
        using var functions = new RawFunctions(rehearsal.Sandbox);
        var before = Account.StateOf(rehearsal.Sandbox);
        Events.Sample(
            input =>
            {
                // A search keeps to the rates of its account.
                rehearsal.Sandbox.Time.Advance(TimeSpan.FromSeconds(2));
                SaysWhy(functions.Find(input));
            },
            iter: 500,
            threads: 1);
        Account.StateOf(rehearsal.Sandbox).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(HugeNames))]
    public async Task An_event_that_is_far_too_large_starts_nothing_and_the_reason_is_short(string what)
    {
        var input = Huge[what];
        await using var rehearsal = ImagePush.Pushes.Shop();
        using var functions = new RawFunctions(rehearsal.Sandbox);
        SaysWhy(functions.Find(input));
        try
        {
            var run = rehearsal.Deliver(JsonNode.Parse(input, documentOptions: new() { MaxDepth = 64 })!);
            run.Ending.ShouldBe("NothingToDeploy", what);
        }
        catch (Exception refused) when (refused is JsonException or InvalidOperationException or AwsError { Status: < 500 })
        {
            // Not one that Step Functions takes.
        }

        rehearsal.Deployments().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_usual_event_is_none_of_those()
    {
        await using var rehearsal = ImagePush.Pushes.Shop();
        using var functions = new RawFunctions(rehearsal.Sandbox);
        functions.Find(PushEvent.Of("demo/shop:v2").ToJsonString()).Deployments.ShouldHaveSingleItem();
    }

    private static void SaysWhy(RedGreen.Pushes.FoundDeployments found)
    {
        found.Reason.ShouldNotBeEmpty();
        found.Reason.Length.ShouldBeLessThan(4_000);
        found.Reason.ShouldNotContain(character => char.IsControl(character) || character == '\u202e');
    }

    private static Gen<string> Member(string name, string usual) => Gen.Frequency(
        (12, Gen.Const($"\"{name}\":{usual}")),
        (2, OddJson.Value.Select(value => $"\"{name}\":{value}")),
        (1, Gen.Const("")));

    // A push as it should be, but for one member of its detail.
    private static string With(string name, string value)
    {
        var usual = PushEvent.Of("demo/shop:v2");
        usual["detail"]!.AsObject().Remove(name);
        return usual.ToJsonString().Replace("\"detail\":{", $"\"detail\":{{\"{name}\":{value},", StringComparison.Ordinal);
    }
}
