namespace RedGreen.Chaos.Chronicles;

/// <summary>Who made a call, as far as it can be known from outside.</summary>
/// <param name="Kind">Who.</param>
/// <param name="Execution">The execution on whose behalf, as an ARN; null for others and for a function that no execution called.</param>
/// <param name="Function">The function; null for others.</param>
internal readonly record struct Author(AuthorKind Kind, string? Execution = null, string? Function = null)
{
    /// <summary>Whether Red/Green did it.</summary>
    public bool IsOurs => Kind is AuthorKind.Function or AuthorKind.Machine;

    /// <summary>For people: <c>ShiftWeight of f1e2</c>.</summary>
    public override string ToString() => Kind switch
    {
        AuthorKind.Function => $"{Function}{(Execution is null ? "" : $" of {Names.Last(Execution)}")}",
        AuthorKind.Machine => $"the state machine itself, for {Names.Last(Execution!)}",
        AuthorKind.Person => "somebody else",
        _ => "AWS itself",
    };
}

/// <summary>Kinds of callers.</summary>
internal enum AuthorKind
{
    /// <summary>The sandbox for itself: a scaling policy, an event's delivery.</summary>
    Aws,

    /// <summary>A person, a stack update, the story.</summary>
    Person,

    /// <summary>A function of ours.</summary>
    Function,

    /// <summary>A direct call of our state machine.</summary>
    Machine,
}
