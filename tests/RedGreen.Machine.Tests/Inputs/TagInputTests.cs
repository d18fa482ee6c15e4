using System.Text.Json.Nodes;
using RedGreen.Decisions;
using RedGreen.Requests;
using RedGreen.Strategies;

namespace RedGreen.Machine.Tests.Inputs;

public class TagInputTests
{
    private const string Request = """{"cluster":"demo","service":"shop","image":"demo/shop:v2"}""";

    // What ECS lets into a tag's value.
    private const string Characters = "abcdefgxyzAZ0123456789 _.:/=+-@";

    private static readonly Gen<string> Odd = Gen.OneOf(
        Gen.OneOf("", " ", "0", "-1", "+1", "1e3", "00010", "0x10", "10@", "@1m", "10@1m 10@1m 100@1m", "100@99d", "10@5m:approve:approve 100@1m", "100@0s", "1.", ".5", "1s", "7d", "8d", "999999999999999999999", "0.00000000000000001", "1ms", "ms", "s", "5/", "/5", "5/5/5", "-1/5", "TRUE", "yes", "queue supersede", "prefix:", "a=b=c", "after-100=f after-100=f", "before-traffic=", "a/b:of=", "a/b:stat=p95:stat=p95", "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/x/1/2", "Z1/a.b", "/", "//", ":", "=", "@"),
        Gen.OneOf([.. Characters]).Array[0, 30].Select(text => new string(text)),
        Gen.OneOf([.. Characters]).Array[256].Select(text => new string(text)));

    public static TheoryData<string> Names => [.. StrategyReader.Names, "enabled", "image-tags", "control", "green-of", "colour"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Any_value_of_a_tag_is_taken_or_refused_by_its_name_and_changes_nothing(string name)
    {
        await using var rehearsal = new Rehearsal();
        using var functions = new RawFunctions(rehearsal.Sandbox);
        Odd.Sample(
            value =>
            {
                Tag(rehearsal, $"redgreen:{name}", value);
                var before = Account.StateOf(rehearsal.Sandbox);
                functions.Resolve(Request);
                Account.StateOf(rehearsal.Sandbox).ShouldBe(before);
            },
            iter: 40,
            threads: 1);
    }

    [Fact]
    public void No_character_of_any_script_breaks_the_reading_of_tags() =>
        Gen.Select(Gen.OneOf([.. StrategyReader.Names]), Gen.OneOf(Gen.String, Gen.OneOf("\ud800", "\udc00\ud800", "\u202e10@1m", "\ud83d\ude80", "\0", "\u0661\u0660@\u0665m 100@1m", "\u221e", "NaN", "Infinity", new string('x', 100_000)))).Sample(
            (name, value) =>
            {
                try
                {
                    StrategyReader.Read(new Dictionary<string, string> { [$"redgreen:{name}"] = value }, requested: null).Steps.ShouldNotBeEmpty();
                }
                catch (InvalidRequest refusal)
                {
                    refusal.Problems.ShouldAllBe(problem => problem.Field.StartsWith($"redgreen:{name}", StringComparison.Ordinal) || problem.Field == "hooks");
                    RawFunctions.IsClear(refusal.Message);
                }
            },
            iter: 1_000,
            threads: 1);

    [Fact]
    public void Only_a_command_for_this_deployment_and_step_is_one() =>
        Gen.Select(Gen.OneOf("", "pause", "abort", "ABORT", "0", "3", "abort,pause", " abort", "Resume", "promote\0", "\u0430bort"), Gen.OneOf("/", "//", "", "\u2215"), Gen.OneOf("1a2b3c4d", "1A2B3C4D", "", "any", "*"), Gen.OneOf("1", "01", "+1", "-1", "any", "ANY", "\u0661", "1.0", "99999999999", "", "1/again")).Sample(
            (verb, slash, id, step) =>
            {
                var isOne = slash == "/" && id == "1a2b3c4d" && step is "1" or "01" or "any" or "1/again" && verb.All(char.IsAsciiLetter) && Enum.TryParse<ControlVerb>(verb, ignoreCase: true, out _);
                (ControlCommand.Read($"{verb}{slash}{id}{slash}{step}", "1a2b3c4d", 1) is not null).ShouldBe(isOne && slash == "/" && id == "1a2b3c4d");
            });

    [Fact]
    public async Task Nonsense_in_the_control_tag_delays_no_deployment()
    {
        await using var rehearsal = new Rehearsal();
        var plain = rehearsal.Deploy("demo/shop:v2");
        var run = rehearsal.Start("demo/shop:v1");
        string[] odd = ["", " ", "pause", "pause/", $"pause/{run.Id}", $"pause/{run.Id}/", $"pause/{run.Id}/x", $"pause/{run.Id}/-1", $"pause/{run.Id}/99999999999", $"0/{run.Id}/any", $"abort /{run.Id}/any", $"abort/{run.Id.ToUpperInvariant()}X/any", $"abort//any", $"/{run.Id}/any", new string('a', 256), "abort/any/any", $"abort/{plain.Id}/any"];
        for (var i = 0; run.Execution.Result is null; i++)
        {
            rehearsal.Control(odd[i % odd.Length]);
            run.After(TimeSpan.FromSeconds(20));
        }

        run.Path.ShouldBe(plain.Path);
        (run.Execution.StoppedAt - run.Execution.StartedAt).ShouldNotBeNull().ShouldBeLessThan((plain.Execution.StoppedAt - plain.Execution.StartedAt)!.Value + TimeSpan.FromMinutes(2));
    }

    private static void Tag(Rehearsal rehearsal, string key, string value) => rehearsal.Sandbox.Call("ecs", "TagResource", new JsonObject
    {
        ["resourceArn"] = (string)rehearsal.Service("shop")!["serviceArn"]!,
        ["tags"] = new JsonArray(new JsonObject { ["key"] = key, ["value"] = value }),
    });
}
