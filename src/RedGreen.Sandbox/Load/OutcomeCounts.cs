namespace RedGreen.Sandbox.Load;

/// <summary>How a request ended for its client.</summary>
public enum Outcome
{
    /// <summary>With a status below 400.</summary>
    Ok,

    /// <summary>With a status from 400 to 499.</summary>
    ClientError,

    /// <summary>With a status of 500 or more.</summary>
    ServerError,

    /// <summary>The connection was refused, reset, or broken off within the answer.</summary>
    ConnectionFailure,

    /// <summary>There was no whole answer in time.</summary>
    TimedOut,
}

/// <summary>How many requests ended how.</summary>
public readonly record struct OutcomeCounts(long Ok, long ClientError, long ServerError, long ConnectionFailure, long TimedOut)
{
    /// <summary>All of them.</summary>
    public long Total => Ok + Failed;

    /// <summary>All but the good ones.</summary>
    public long Failed => ClientError + ServerError + ConnectionFailure + TimedOut;

    /// <summary>One more.</summary>
    internal OutcomeCounts Plus(Outcome outcome) => outcome switch
    {
        Outcome.Ok => this with { Ok = Ok + 1 },
        Outcome.ClientError => this with { ClientError = ClientError + 1 },
        Outcome.ServerError => this with { ServerError = ServerError + 1 },
        Outcome.ConnectionFailure => this with { ConnectionFailure = ConnectionFailure + 1 },
        Outcome.TimedOut => this with { TimedOut = TimedOut + 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
    };
}
