namespace RedGreen.Chaos.Running;

/// <summary>One run of a function, in the flow of which its calls are known to be its own.</summary>
/// <param name="function">The function's name.</param>
/// <param name="execution">The execution that invoked it, as an ARN; null: an event did.</param>
/// <param name="began">When.</param>
internal sealed class Invocation(string function, string? execution, DateTimeOffset began)
{
    /// <summary>Lambda kills a function that runs longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>The functions themselves give their calls up a little earlier.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(55);

    private static readonly AsyncLocal<Invocation?> Now = new();

    /// <summary>Whose flow this is; null for nobody's.</summary>
    public static Invocation? Current => Now.Value;

    /// <summary>The invocation as the witness knows it, its late writes included.</summary>
    public Actor Actor { get; } = new(ActorKind.Function, execution, function);

    public string Function { get; } = function;

    public string? Execution { get; } = execution;

    public DateTimeOffset Began { get; } = began;

    /// <summary>How long each of its calls takes before it is made.</summary>
    public TimeSpan PerCall { get; init; }

    /// <summary>The call before which its process dies; null for none.</summary>
    public int? DiesAt { get; init; }

    /// <summary>How many calls it has made.</summary>
    public int Calls { get; private set; }

    /// <summary>How many rules it has written.</summary>
    public int RuleWrites { get; set; }

    /// <summary>Whether its process died as it was to.</summary>
    public bool HasDied { get; private set; }

    /// <summary>Whether it has ended, however: it calls no more.</summary>
    public bool IsOver { get; set; }

    /// <summary>From here on the flow is this invocation's.</summary>
    public void Begin() => Now.Value = this;

    /// <summary>Counts a call that is about to be made.</summary>
    /// <exception cref="ProcessIsGone">Nobody is there any more to make it.</exception>
    public void CountCall()
    {
        if (!IsOver && ++Calls == DiesAt)
            HasDied = IsOver = true;
        if (IsOver)
            throw new ProcessIsGone();
    }
}

/// <summary>Unwinds what is left of a function whose process is gone. Nobody sees it.</summary>
internal sealed class ProcessIsGone() : Exception("The function's process is gone.");
