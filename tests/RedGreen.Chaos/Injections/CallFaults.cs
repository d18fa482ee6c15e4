using System.Globalization;

namespace RedGreen.Chaos.Injections;

/// <summary>What goes wrong with a call of AWS, by a function or by the state machine itself.</summary>
internal abstract record CallFault : Happening
{
    /// <summary>Whether it is one of writes: it comes with the first from its moment on.</summary>
    public virtual bool IsOfWrites => false;

    protected static string Seconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s");
}

/// <summary>The call is refused: too many.</summary>
/// <param name="For">For how long everything of the same service is; zero: this call alone.</param>
internal sealed record CallThrottled(TimeSpan For) : CallFault
{
    public override string Kind => For == TimeSpan.Zero ? "call throttled" : "service throttled";

    protected override string Words => For == TimeSpan.Zero ? "it is throttled" : $"it is throttled, and everything of its service for {Seconds(For)}";
}

/// <summary>The service answers with a 500 and has done nothing.</summary>
internal sealed record ServerError : CallFault
{
    public override string Kind => "call answered 500";
}

/// <summary>The connection is lost before the call arrives.</summary>
internal sealed record ConnectionLost : CallFault
{
    public override string Kind => "connection lost before the call";
}

/// <summary>The write takes effect, and its answer is lost.</summary>
internal sealed record AnswerLost : CallFault
{
    public override string Kind => "answer lost after the write";

    public override bool IsOfWrites => true;
}

/// <summary>The answer comes late; so does the effect where it is not there first. Of functions only: who else calls waits for nothing.</summary>
internal sealed record SlowAnswer(TimeSpan By, bool IsEffectFirst) : CallFault
{
    public override string Kind => "answer slow";

    protected override string Words => $"its answer comes {Seconds(By)} late{(IsEffectFirst ? "" : ", and so does its effect")}";
}

/// <summary>The write is reported as failed, and takes effect afterwards.</summary>
internal sealed record LateWrite(TimeSpan By) : CallFault
{
    public override string Kind => "late write";

    public override bool IsOfWrites => true;

    protected override string Words => $"the write is reported as failed and takes effect {Seconds(By)} later";
}

/// <summary>Of several rules that are written together, the second cannot be.</summary>
internal sealed record SecondRuleFails : CallFault
{
    public override string Kind => "only some rules written";

    protected override string Words => "of the rules written together from here on, the second one answers 500";
}
