namespace RedGreen.Strategies;

/// <summary>Where the value of one field of a strategy comes from.</summary>
/// <param name="Name">The field's name, as tags and requests write it.</param>
/// <param name="From"><see cref="Request"/>, <see cref="Tag"/> or <see cref="Default"/>.</param>
/// <param name="Text">As it is written there; null for the default.</param>
public sealed record StrategySource(string Name, string From, string? Text)
{
    /// <summary>The request's own <c>strategy</c>.</summary>
    public const string Request = "request";

    /// <summary>The service's tag.</summary>
    public const string Tag = "tag";

    /// <summary>Nobody has said anything.</summary>
    public const string Default = "default";
}
