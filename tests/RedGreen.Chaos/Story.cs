using RedGreen.Chaos.Injections;
using RedGreen.Sandbox;

namespace RedGreen.Chaos;

/// <summary>Everything that one run is a function of: told twice, it goes the same way twice.</summary>
/// <param name="Seed">Seeds what is random in the sandbox: traffic, jitter, ids.</param>
/// <param name="Fleet">What is there before anything is deployed.</param>
/// <param name="Tags">The services' tags: how they are deployed.</param>
/// <param name="Image">What is deployed first.</param>
/// <param name="Injections">What goes wrong, or happens beside.</param>
internal sealed record Story(int Seed, Fleet Fleet, IReadOnlyDictionary<string, string> Tags, string Image, IReadOnlyList<Injection> Injections)
{
    /// <summary>The alarm that is there for strategies to name.</summary>
    public const string Alarm = "shop-trouble";

    /// <summary>When the sandbox's clock starts; a deployment begins some seconds into a minute, as it happens.</summary>
    public DateTimeOffset Start => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(Seed % 60);

    /// <summary>Whether somebody looks when a deployment asks for a person, or nobody ever does.</summary>
    public bool IsSomebodyOnCall => Seed % 3 != 0;
}

/// <summary>The services before anything happens to them.</summary>
/// <param name="Tasks">Of each service.</param>
/// <param name="Router">What brings clients to them.</param>
/// <param name="HasNeighbour">Whether a second service is behind the same listener.</param>
internal sealed record Fleet(int Tasks, SandboxRouter Router, bool HasNeighbour)
{
    /// <summary>The service that is deployed first.</summary>
    public const string Shop = "shop";

    /// <summary>The second one.</summary>
    public const string Neighbour = "till";

    /// <summary>All of them.</summary>
    public IReadOnlyList<string> Services => HasNeighbour ? [Shop, Neighbour] : [Shop];
}
