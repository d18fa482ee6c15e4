using System.Globalization;

namespace RedGreen.Chaos.Injections;

/// <summary>What goes wrong with an invocation of a function.</summary>
internal abstract record InvocationFault : Happening
{
    protected static string Seconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s");
}

/// <summary>Lambda refuses it: too many at once.</summary>
internal sealed record InvocationThrottled : InvocationFault
{
    public override string Kind => "invocation throttled";
}

/// <summary>The process dies before the function begins.</summary>
internal sealed record DiesBefore : InvocationFault
{
    public override string Kind => "process dies before the function runs";
}

/// <summary>The process dies between two AWS calls.</summary>
/// <param name="Call">The first call that is not made any more.</param>
/// <param name="Noticed">How long until anybody is told.</param>
internal sealed record DiesBetween(int Call, TimeSpan Noticed) : InvocationFault
{
    public override string Kind => "process dies between two calls";

    protected override string Words => $"its process dies before its call {Call}, which is noticed {Seconds(Noticed)} later";
}

/// <summary>It does its work, and the answer is lost.</summary>
internal sealed record ResultLost : InvocationFault
{
    public override string Kind => "function's answer lost";
}

/// <summary>The state machine is told of an error while it goes on.</summary>
/// <param name="PerCall">How long each of its calls takes.</param>
/// <param name="Told">When the error is told.</param>
internal sealed record GoesOn(TimeSpan PerCall, TimeSpan Told) : InvocationFault
{
    public override string Kind => "function goes on beside its retry";

    protected override string Words => $"it is reported as failed after {Seconds(Told)} and goes on, {Seconds(PerCall)} for each call";
}

/// <summary>It runs twice, the second time for its answer.</summary>
/// <param name="PerCall">How long each call of the first run takes: zero is one after the other, anything else is both at once.</param>
internal sealed record RunsTwice(TimeSpan PerCall) : InvocationFault
{
    public override string Kind => PerCall == TimeSpan.Zero ? "function runs twice" : "function runs twice at once";

    protected override string Words => PerCall == TimeSpan.Zero ? "it runs twice, one after the other" : $"it runs twice at once, {Seconds(PerCall)} for each call of the first";
}

/// <summary>A function cannot run at all for a while.</summary>
/// <param name="Function">Which.</param>
/// <param name="For">How long; null: never again.</param>
internal sealed record CannotRun(string Function, TimeSpan? For) : Happening
{
    public override string Kind => For is null ? "function can never run again" : "function cannot run for a while";

    protected override string Words => $"{Function} cannot run {(For is { } span ? $"for {span:h\\:mm\\:ss}" : "any more")}";
}
