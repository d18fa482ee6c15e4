using RedGreen.Pushes;

namespace RedGreen.Tests.Pushes;

/// <summary>A push, and services that run what was pushed to.</summary>
internal static class Pushed
{
    public const string Registry = "123456789012.dkr.ecr.eu-west-1.amazonaws.com";
    public const string Old = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    public const string New = "sha256:7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd12340000";

    public static readonly ImagePush Push = new()
    {
        EventId = "13cde686328b6117af200e5566167482",
        Account = "123456789012",
        Region = "eu-west-1",
        Repository = "team/shop",
        Tag = "release-7",
        Digest = New,
    };

    public static RunningService Service(string name, params RunningTask[] tasks) => new()
    {
        Cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/prod",
        Name = name,
        Status = "ACTIVE",
        TaskDefinition = $"{name}:7",
        Tags = new Dictionary<string, string> { ["redgreen:enabled"] = "true" },
        Tasks = tasks is [] ? [Task($"{name}:7")] : tasks,
    };

    public static RunningTask Task(string taskDefinition, string digest = Old) => new(taskDefinition, [Container(digest: digest)]);

    public static RunningContainer Container(string name = "app", string digest = Old, string image = $"{Registry}/team/shop:release-6") => new(name, image, digest);

    public static RunningService Tagged(this RunningService service, params (string Key, string Value)[] tags) =>
        service with { Tags = tags.ToDictionary(tag => tag.Key, tag => tag.Value) };
}
