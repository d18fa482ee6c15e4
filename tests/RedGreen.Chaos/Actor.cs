namespace RedGreen.Chaos;

/// <summary>On whose behalf calls are made, for as long as it is in scope: the witness has to tell our calls from a person's.</summary>
/// <param name="Kind">Who.</param>
/// <param name="Execution">The execution whose function calls, as an ARN; null for others.</param>
/// <param name="Function">The function; null for others.</param>
internal sealed record Actor(ActorKind Kind, string? Execution = null, string? Function = null)
{
    private static readonly AsyncLocal<Actor?> Now = new();

    /// <summary>Who calls now; null for the sandbox itself and the direct calls of its state machines.</summary>
    public static Actor? Current => Now.Value;

    /// <summary>Calls from here on, in this flow, are the actor's.</summary>
    public static void Becomes(Actor? actor) => Now.Value = actor;
}

/// <summary>Who calls AWS in a story.</summary>
internal enum ActorKind
{
    /// <summary>A function of ours.</summary>
    Function,

    /// <summary>A person, a stack update, another tool.</summary>
    Person,

    /// <summary>The story itself: it starts and stops executions.</summary>
    Story,
}
