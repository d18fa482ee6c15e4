namespace RedGreen.Chaos.Guarantees;

/// <summary>Something that is always true.</summary>
internal interface IGuarantee
{
    /// <summary>Where it was not true in a run.</summary>
    IEnumerable<Violation> Check(Facts facts);
}
