using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Machine.Tests.Inputs;

/// <summary>Every call that a deployment makes, with something wrong in it: the sandbox must say so as AWS would, never break.</summary>
public class WireInputTests
{
    private static readonly Gen<Func<JsonNode?>> Odd = Gen.OneOf<Func<JsonNode?>>(
        static () => null, static () => "", static () => "\u202epohs\0", static () => "\ud83d\ude80", static () => "arn:", static () => "arn:aws:ecs:eu-west-1:123456789012:service/", static () => new string('x', 3_000),
        static () => -1, static () => int.MaxValue, static () => 1.5, static () => 1e300, static () => long.MinValue, static () => true, static () => new JsonArray(), static () => new JsonObject(),
        static () => new JsonArray("a", 1, null, new JsonObject()), static () => new JsonObject { ["odd"] = new JsonArray() });

    [Fact]
    public async Task No_call_with_something_wrong_in_it_breaks_the_sandbox()
    {
        var calls = new Calls();
        await using (var recorded = new Rehearsal(filters: [calls]))
        {
            recorded.Deploy("demo/shop:v2", """{"steps":"100@1m"}""").Ending.ShouldBe("Promoted");
            recorded.Deploy("demo/shop:v3", """{"steps":"100@1m"}""").Ending.ShouldBe("RolledBack");
        }

        var inputs = calls.ByOperation.ToList();
        inputs.Count.ShouldBeGreaterThan(40);
        await using var rehearsal = new Rehearsal();
        Gen.Select(Gen.Int[0, inputs.Count - 1], Gen.Int[0, 1_000], Odd, Gen.Int[0, 9]).Sample(
            (which, place, odd, kind) =>
            {
                var (service, operation, input) = inputs[which];
                var broken = Broken(input, place, odd, kind);
                try
                {
                    rehearsal.Sandbox.Call(service, operation, broken);
                }
                catch (AwsError refused)
                {
                    refused.Status.ShouldBeLessThan(500, $"{service} {operation} {broken.ToJsonString()}");
                    refused.Message.ShouldNotBeEmpty();
                }
            },
            iter: 3_000,
            threads: 1);
    }

    // One place somewhere in the input: another value there, none, or one more.
    private static JsonObject Broken(JsonObject input, int place, Func<JsonNode?> odd, int kind)
    {
        var broken = input.DeepClone().AsObject();
        var places = Places(broken).ToList();
        if (places.Count == 0 || kind == 0)
        {
            broken["odd"] = odd();
            return broken;
        }

        var (parent, name, index) = places[place % places.Count];
        if (parent is JsonObject map)
            _ = kind == 1 ? map.Remove(name!) : (map[name!] = odd()) is null;
        else
            parent.AsArray()[index] = odd();
        return broken;
    }

    private static IEnumerable<(JsonNode Parent, string? Name, int Index)> Places(JsonNode node) => node switch
    {
        JsonObject map => map.SelectMany(member => (member.Value is { } value ? Places(value) : []).Prepend((map, member.Key, 0))),
        JsonArray list => list.SelectMany((item, i) => (item is { } value ? Places(value) : []).Prepend((list, null, i))),
        _ => [],
    };

    private sealed class Calls : IWireFilter
    {
        private readonly Dictionary<(string, string), JsonObject> _inputs = [];

        public IEnumerable<(string Service, string Operation, JsonObject Input)> ByOperation => _inputs.OrderBy(call => call.Key).Select(call => (call.Key.Item1, call.Key.Item2, call.Value));

        public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
        {
            var key = (call.Service, call.Operation);
            if (!_inputs.TryGetValue(key, out var known) || known.ToJsonString().Length < call.Input.ToJsonString().Length)
                _inputs[key] = call.Input.DeepClone().AsObject();
            return next(call);
        }
    }
}
