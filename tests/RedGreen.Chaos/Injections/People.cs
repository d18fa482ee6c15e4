namespace RedGreen.Chaos.Injections;

/// <summary>What a person, a stack update or another tool does in the middle.</summary>
internal abstract record Act : Happening;

/// <summary>All traffic of a rule goes to Red's group.</summary>
internal sealed record SendAllToRed(int Rule) : Act
{
    public override string Kind => "person sends all traffic to Red";
}

/// <summary>A rule answers by itself.</summary>
internal sealed record PutUpMaintenancePage(int Rule) : Act
{
    public override string Kind => "person puts up a maintenance page";
}

/// <summary>A rule, or all of them, as they were before any deployment: a stack update.</summary>
internal sealed record ResetRules(int? Rule) : Act
{
    public override string Kind => "person resets a rule";
}

/// <summary>Weights that nobody planned.</summary>
internal sealed record SetOddWeights(int Rule, int Red, int Green) : Act
{
    public override string Kind => "person sets odd weights";

    protected override string Words => $"a person sets weights {Red} for Red and {Green} for Green";
}

/// <summary>A rule is deleted.</summary>
internal sealed record DeleteRule : Act
{
    public override string Kind => "person deletes a rule";
}

/// <summary>Other counts of tasks.</summary>
internal sealed record Scale(Side Side, int Tasks) : Act
{
    public override string Kind => $"person scales {Side}";

    protected override string Words => $"a person scales {Side} to {Tasks}";
}

/// <summary>Green's service is deleted by hand.</summary>
internal sealed record DeleteGreen : Act
{
    public override string Kind => "person deletes Green";
}

/// <summary>A tag of Red's service changes, or goes.</summary>
internal sealed record ChangeTag(string Key, string? Value) : Act
{
    public override string Kind => Value is null ? "person removes a tag" : "person changes a tag";

    protected override string Words => Value is null ? $"a person removes the tag {Key}" : $"a person sets the tag {Key} to {Value}";
}

/// <summary>The operators' tag: pause, resume, promote, abort.</summary>
internal sealed record SayControl(string Command) : Act
{
    public override string Kind => $"person says {Command}";
}

/// <summary>Tasks die.</summary>
internal sealed record KillTasks(Side Side, int Tasks) : Act
{
    public override string Kind => $"tasks of {Side} die";

    protected override string Words => $"{Tasks} tasks of {Side} die";
}

/// <summary>The alarm goes into ALARM for a while.</summary>
internal sealed record RingAlarm(TimeSpan For) : Act
{
    public override string Kind => "alarm flaps";

    protected override string Words => $"the alarm rings for {For:h\\:mm\\:ss}";
}

/// <summary>Whose tasks.</summary>
internal enum Side
{
    /// <summary>The service itself.</summary>
    Red,

    /// <summary>The visitor.</summary>
    Green,
}
