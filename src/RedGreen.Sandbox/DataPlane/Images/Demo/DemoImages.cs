namespace RedGreen.Sandbox.DataPlane.Images.Demo;

/// <summary>The built-in images: a shop in three versions, and one image for everything that can go wrong with a release.</summary>
internal static class DemoImages
{
    /// <summary>The tag under which an image of any tag is listed.</summary>
    private const string AnyTag = "latest";

    private static readonly ImageBehaviour Healthy = new();

    private static readonly Dictionary<string, ImageBehaviour> Versions = new()
    {
        ["demo/shop:v1"] = Healthy,
        ["demo/shop:v2"] = Healthy,
        ["demo/shop:v3"] = Healthy with { ErrorRate = 0.08 },
    };

    private static readonly Dictionary<string, ImageBehaviour> Rehearsals = new()
    {
        ["demo/healthy"] = Healthy,
        ["demo/errors"] = Healthy with { ErrorRate = 0.05 },
        ["demo/errors-later"] = Healthy with { ErrorRate = 0.05, ErrorsFrom = TimeSpan.FromMinutes(6) },
        ["demo/slow"] = Healthy with { Latency = new(TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(2)) },
        ["demo/never-listens"] = Healthy with { StartDelay = Timeout.InfiniteTimeSpan },
        ["demo/never-healthy"] = Healthy with { HealthStatus = 503 },
        ["demo/never-answers"] = Healthy with { HealthStatus = null },
        ["demo/crash-loop"] = Healthy with { End = ContainerEnd.CrashAtStart },
        ["demo/crash-later"] = Healthy with { End = ContainerEnd.CrashAfter(TimeSpan.FromMinutes(6)) },
        ["demo/leak"] = Healthy with { End = ContainerEnd.OutOfMemoryAfter(TimeSpan.FromMinutes(8)) },
    };

    /// <summary>All of them, with a tag.</summary>
    public static IEnumerable<string> Tagged => Versions.Keys.Concat(Rehearsals.Keys.Select(name => $"{name}:{AnyTag}"));

    /// <summary>How an image behaves; null: there is none of this name.</summary>
    public static ImageBehaviour? Find(ImageReference image) =>
        Versions.GetValueOrDefault(image.Tagged) ?? Rehearsals.GetValueOrDefault(image.Repository);
}
