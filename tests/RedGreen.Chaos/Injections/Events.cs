namespace RedGreen.Chaos.Injections;

/// <summary>What becomes of an event that an execution has ended.</summary>
internal abstract record EventFault : Happening;

/// <summary>Nobody gets it.</summary>
internal sealed record EventLost : EventFault
{
    public override string Kind => "status event lost";
}

/// <summary>It comes twice.</summary>
internal sealed record EventTwice : EventFault
{
    public override string Kind => "status event twice";
}

/// <summary>It comes late.</summary>
internal sealed record EventLate(TimeSpan By) : EventFault
{
    public override string Kind => "status event late";

    protected override string Words => $"it comes {By:h\\:mm\\:ss} late";
}

/// <summary>For a while ECS answers as it was before the write.</summary>
internal sealed record StaleReads(TimeSpan For) : Happening
{
    public override string Kind => "stale answers of ECS";

    protected override string Words => $"for {For.TotalSeconds:0} s ECS answers as it was before";
}
