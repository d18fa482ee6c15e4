namespace RedGreen.Chaos.Chronicles;

/// <summary>A call that changed something.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Operation">What was called.</param>
internal abstract record Write(DateTimeOffset At, Author By, string Operation)
{
    /// <summary>What it changed, for people.</summary>
    public abstract string Subject { get; }

    public sealed override string ToString() => $"{Operation} of {Subject} by {By}";
}

/// <summary>A rule's or listener's actions changed.</summary>
/// <param name="Rule">The rule; a listener's default actions are its default rule's.</param>
/// <param name="Before">Its live actions until then.</param>
/// <param name="After">Its live actions from then on; nothing for a deleted rule.</param>
/// <param name="Health">Of every group in either.</param>
internal sealed record RuleWrite(DateTimeOffset At, Author By, string Operation, string Rule, Split Before, Split After, IReadOnlyList<GroupHealth> Health) : Write(At, By, Operation)
{
    /// <summary>The actions as text, where somebody else wrote them; null for ours.</summary>
    public string? Actions { get; init; }

    public override string Subject => Names.OfRule(Rule);

    /// <summary>A group's health then.</summary>
    public GroupHealth HealthOf(string group) => Health.First(health => health.Group == group);
}

/// <summary>An ECS service changed.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Before">What it was; null where there was none.</param>
/// <param name="After">What it is; null for deleted.</param>
/// <param name="Health">Of every target group there is.</param>
internal sealed record ServiceWrite(DateTimeOffset At, Author By, string Operation, string Service, ServiceState? Before, ServiceState? After, IReadOnlyList<GroupHealth> Health) : Write(At, By, Operation)
{
    public override string Subject => Service;
}

/// <summary>A target group was made, changed or deleted.</summary>
/// <param name="Group">Its ARN.</param>
internal sealed record GroupWrite(DateTimeOffset At, Author By, string Operation, string Group) : Write(At, By, Operation)
{
    public override string Subject => Names.OfGroup(Group);
}

/// <summary>A task definition revision was registered or deregistered.</summary>
/// <param name="Definition">Its ARN.</param>
internal sealed record DefinitionWrite(DateTimeOffset At, Author By, string Operation, string Definition) : Write(At, By, Operation)
{
    public override string Subject => Names.Last(Definition);
}

/// <summary>A scalable target, or something of it, changed.</summary>
/// <param name="Resource"><c>service/demo/shop</c>.</param>
/// <param name="Before">What was suspended; null where it was not there.</param>
/// <param name="After">What is suspended; null where it is not there.</param>
internal sealed record ScalingWrite(DateTimeOffset At, Author By, string Operation, string Resource, string? Before, string? After) : Write(At, By, Operation)
{
    public override string Subject => $"the scaling of {Names.Last(Resource)}";
}

/// <summary>An item of the lock table changed.</summary>
/// <param name="Cluster">Its key.</param>
/// <param name="Service">Its key.</param>
/// <param name="Before">What it was; null for none.</param>
/// <param name="After">What it is; null for none.</param>
internal sealed record LockWrite(DateTimeOffset At, Author By, string Operation, string Cluster, string Service, LockItem? Before, LockItem? After) : Write(At, By, Operation)
{
    public override string Subject => $"the lock of {Service}";
}

/// <summary>A word of an operator: the tag <c>redgreen:control</c>.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Word"><c>promote/1a2b3c4d/3</c>.</param>
internal sealed record ControlWrite(DateTimeOffset At, Author By, string Operation, string Service, string Word) : Write(At, By, Operation)
{
    public override string Subject => $"{Service}: {Word}";
}

/// <summary>A service's tag <c>redgreen:steps</c> changed.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Steps">What it says from then on; null for no tag.</param>
internal sealed record StepsWrite(DateTimeOffset At, Author By, string Operation, string Service, string? Steps) : Write(At, By, Operation)
{
    public override string Subject => $"the steps of {Service}";
}

/// <summary>A metric of ours was put, or could not be.</summary>
/// <param name="Metrics">Their names.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
internal sealed record MetricWrite(DateTimeOffset At, Author By, string Operation, string Metrics, string? Error) : Write(At, By, Operation)
{
    public override string Subject => Metrics;
}

/// <summary>A write of ours to the lock table that was refused or that could not be made.</summary>
/// <param name="Error">Why.</param>
internal sealed record LockRefusal(DateTimeOffset At, Author By, string Operation, string Error) : Write(At, By, Operation)
{
    public override string Subject => "the lock table";
}

/// <summary>Any other call that changes something.</summary>
/// <param name="Of">What.</param>
internal sealed record OtherWrite(DateTimeOffset At, Author By, string Operation, string Of) : Write(At, By, Operation)
{
    public override string Subject => Of;
}
