namespace RedGreen.Chaos.Injections;

/// <summary>Something that goes wrong or comes between, at a moment that is the same in every telling.</summary>
/// <param name="When">The moment.</param>
/// <param name="What">What happens then.</param>
internal sealed record Injection(Moment When, Happening What)
{
    public override string ToString() => $"{When}: {What}";
}

/// <summary>A moment of a run, by coordinates that stay where they are when another injection is left out.</summary>
internal abstract record Moment;

/// <summary>Some time after the first deployment was started.</summary>
internal sealed record AtTime(TimeSpan After) : Moment
{
    public override string ToString() => $"after {After:h\\:mm\\:ss}";
}

/// <summary>As an execution enters its n-th state, retries included.</summary>
/// <param name="Execution">The execution's number in the order of starts, recoveries included, from 1.</param>
/// <param name="Number">The state's number, from 1.</param>
internal sealed record AtState(int Execution, int Number) : Moment
{
    public override string ToString() => $"at state {Number} of execution {Execution}";
}

/// <summary>Just before somebody's n-th AWS call of the run.</summary>
/// <param name="Caller">A function's name, or <see cref="Machine"/>.</param>
/// <param name="Number">From 1.</param>
internal sealed record AtCall(string Caller, int Number) : Moment
{
    /// <summary>The state machine, which calls AWS without a function.</summary>
    public const string Machine = "the state machine";

    public override string ToString() => $"at AWS call {Number} of {Caller}";
}

/// <summary>As a function is invoked for the n-th time of the run, by whomever.</summary>
internal sealed record AtInvocation(string Function, int Number) : Moment
{
    public override string ToString() => $"at invocation {Number} of {Function}";
}

/// <summary>As the n-th status event of the run reaches who recovers.</summary>
internal sealed record AtStatusEvent(int Number) : Moment
{
    public override string ToString() => $"at status event {Number}";
}

/// <summary>As the n-th write to ECS of the run is made, by whomever.</summary>
internal sealed record AtEcsWrite(int Number) : Moment
{
    public override string ToString() => $"at write {Number} to ECS";
}

/// <summary>What happens at a moment.</summary>
internal abstract record Happening
{
    /// <summary>A few words that are the same for all of its kind.</summary>
    public abstract string Kind { get; }

    /// <summary>It in words, with its numbers.</summary>
    protected virtual string Words => Kind;

    // Sealed, or every record would write itself out in its own way.
    public sealed override string ToString() => Words;
}
