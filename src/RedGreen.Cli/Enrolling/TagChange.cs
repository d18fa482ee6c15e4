namespace RedGreen.Cli.Enrolling;

/// <summary>A tag of a service that changes.</summary>
/// <param name="Key">Its key.</param>
/// <param name="From">Its value before; null where it was not there.</param>
/// <param name="To">Its value after; null where it goes.</param>
internal sealed record TagChange(string Key, string? From, string? To)
{
    public override string ToString() => (From, To) switch
    {
        (null, _) => $"+ {Key} = {To}",
        (_, null) => $"- {Key} = {From}",
        _ => $"~ {Key} = {To} (was {From})",
    };
}
