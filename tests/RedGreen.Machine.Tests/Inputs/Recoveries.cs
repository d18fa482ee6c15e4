namespace RedGreen.Machine.Tests.Inputs;

/// <summary>What a recovery is started with, and anything else in the place of its members.</summary>
internal static class Recoveries
{
    /// <summary>The execution that is over.</summary>
    public const string Owner = "arn:aws:states:eu-west-1:123456789012:execution:m:e";

    public static Gen<string> Any { get; } = Gen.Select(
        Member("recover", "true"),
        Member("cluster", "\"arn:aws:ecs:eu-west-1:123456789012:cluster/demo\""),
        Member("service", "\"shop\""),
        Member("owner", $"\"{Owner}\""),
        Member("attempt", "1"),
        (recover, cluster, service, owner, attempt) => $"{{{string.Join(',', new[] { recover, cluster, service, owner, attempt }.Where(member => member.Length > 0))}}}");

    private static Gen<string> Member(string name, string usual) => Gen.Frequency(
        (6, Gen.Const($"\"{name}\":{usual}")),
        (2, OddJson.Value.Select(value => $"\"{name}\":{value}")),
        (1, OddJson.Number.Select(number => $"\"{name}\":{number}")),
        (1, Gen.Const("")));
}
