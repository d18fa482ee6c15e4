namespace RedGreen.Chaos.Injections;

/// <summary>An execution is stopped: that of the moment, else the one that has run longest.</summary>
internal sealed record StopExecution : Happening
{
    public override string Kind => "execution stopped";
}

/// <summary>Another deployment is started.</summary>
/// <param name="Service">Of which service.</param>
/// <param name="Image">The image.</param>
/// <param name="Spelling">How its cluster and service are written.</param>
/// <param name="OnBusy">What it does when the service is busy; null: as the service's tags say.</param>
internal sealed record StartAnother(string Service, string Image, Spelling Spelling, string? OnBusy) : Happening
{
    public override string Kind => Service == Fleet.Shop ? "another deployment" : "deployment of the other service";

    protected override string Words => $"{Service} is to get {Image} ({Spelling switch { Spelling.Names => "by names", Spelling.Arns => "by ARNs", _ => "by the service's ARN alone" }}){(OnBusy is null ? "" : $", on-busy {OnBusy}")}";
}

/// <summary>How a request names its service.</summary>
internal enum Spelling
{
    /// <summary>Cluster and service by name.</summary>
    Names,

    /// <summary>Both by ARN.</summary>
    Arns,

    /// <summary>The service's ARN, which names the cluster too.</summary>
    ServiceArn,
}

/// <summary>The first deployment's trigger comes again: the same name, the same input.</summary>
internal sealed record TriggerAgain : Happening
{
    public override string Kind => "trigger comes twice";
}

/// <summary>Somebody asks for a recovery that nobody needs.</summary>
internal sealed record MistakenRecovery(RecoveredOwner Owner) : Happening
{
    public override string Kind => $"mistaken recovery of {Owner switch { RecoveredOwner.Running => "a running execution", RecoveredOwner.Newest => "the newest execution", RecoveredOwner.Ended => "an execution that has ended", _ => "an execution that never was" }}";
}

/// <summary>Whom a mistaken recovery names as the dead owner.</summary>
internal enum RecoveredOwner
{
    /// <summary>The running one that started first.</summary>
    Running,

    /// <summary>The running one that started last: it may wait for its turn.</summary>
    Newest,

    /// <summary>One that has ended.</summary>
    Ended,

    /// <summary>One that nobody has heard of.</summary>
    Unknown,
}
