namespace RedGreen.Recovery;

/// <summary>How far the way home has come, by the live rules.</summary>
/// <param name="Kind">Where traffic is.</param>
/// <param name="Why">What is in the way, where it is elsewhere; null otherwise.</param>
public sealed record Place(PlaceKind Kind, string? Why = null)
{
    /// <summary>Everything on Green.</summary>
    public static Place OnGreen { get; } = new(PlaceKind.OnGreen);

    /// <summary>Everything on Red, which runs the new version; Green stands by.</summary>
    public static Place Home { get; } = new(PlaceKind.Home);

    /// <summary>Some rules on Green, some on Red.</summary>
    public static Place Between { get; } = new(PlaceKind.Between);

    /// <summary>The rules are as before the deployment, or on the way there; Red runs the new version.</summary>
    public static Place Leaving { get; } = new(PlaceKind.Leaving);
}

/// <summary>The kinds of <see cref="Place"/>.</summary>
public enum PlaceKind
{
    /// <summary>See <see cref="Place.OnGreen"/>.</summary>
    OnGreen,

    /// <summary>See <see cref="Place.Home"/>.</summary>
    Home,

    /// <summary>See <see cref="Place.Between"/>.</summary>
    Between,

    /// <summary>See <see cref="Place.Leaving"/>.</summary>
    Leaving,

    /// <summary>Somewhere where this deployment has not brought it: nothing may be written.</summary>
    Elsewhere,
}
