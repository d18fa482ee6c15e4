using RedGreen.Sandbox.DataPlane.Images;

namespace RedGreen.Machine.Tests;

/// <summary>Versions of the shop beside the built-in ones: <c>demo/shop:red</c> and <c>demo/shop:green</c>.</summary>
internal sealed record Versions(ImageBehaviour Red, ImageBehaviour Green)
{
    public const string OfRed = "demo/shop:red";
    public const string OfGreen = "demo/shop:green";

    private static readonly ImageBehaviour Usual = new() { ErrorRate = 0.001 };

    /// <summary>Both are the same, and fail one request of a thousand.</summary>
    public static Versions Alike { get; } = new(Usual, Usual);

    public IReadOnlyDictionary<string, ImageBehaviour> ByTag => new Dictionary<string, ImageBehaviour> { [OfRed] = Red, [OfGreen] = Green };

    /// <summary>Green fails so many of its requests.</summary>
    public Versions GreenFails(double rate) => this with { Green = Green with { ErrorRate = rate } };

    /// <summary>Green takes so many times as long.</summary>
    public Versions GreenIsSlower(double times) => this with { Green = Green with { Latency = new(Red.Latency.Median * times, Red.Latency.P99 * times) } };

    /// <summary>Red fails so many of its requests from some time after its start on.</summary>
    public Versions RedFails(double rate, TimeSpan from) => this with { Red = Red with { ErrorRate = rate, ErrorsFrom = from } };
}
