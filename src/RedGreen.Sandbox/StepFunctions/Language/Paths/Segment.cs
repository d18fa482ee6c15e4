namespace RedGreen.Sandbox.StepFunctions.Language.Paths;

/// <summary>One step of a path.</summary>
internal abstract record Segment
{
    /// <summary>A member of an object.</summary>
    internal sealed record Field(string Name) : Segment;

    /// <summary>An item of an array; negative from its end.</summary>
    internal sealed record Index(int At) : Segment;

    /// <summary>Every member or item.</summary>
    internal sealed record Wildcard : Segment;

    /// <summary>The items from one index to before another; negative from the array's end.</summary>
    internal sealed record Slice(int? From, int? To) : Segment;
}
