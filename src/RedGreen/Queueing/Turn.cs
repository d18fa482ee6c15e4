using RedGreen.Deployments;
using RedGreen.Planning;
using RedGreen.Recovery;
using RedGreen.Strategies;

namespace RedGreen.Queueing;

/// <summary>What one look at a busy service leads to.</summary>
/// <param name="Decision">One of the constants: what the state machine's <c>Turn?</c> reads.</param>
/// <param name="Why">Why, in words.</param>
public sealed record Turn(string Decision, string Why)
{
    /// <summary>The lock is free.</summary>
    public const string Take = "take";

    /// <summary>Look again later.</summary>
    public const string Wait = "wait";

    /// <summary>A newer deployment waits or runs: this one ends.</summary>
    public const string Outrun = "outrun";

    /// <summary>The deployment before this one must be brought home first: this one ends.</summary>
    public const string Refused = "refused";

    // The phase from which on nothing leads back to the old version.
    private const string Promoted = "promoted";

    private const int LongestWait = 3_600;
    private const int ShortestWait = 15;

    // Nobody who has waited for an hour minds three minutes more; 14 days are 449 looks so, and not 80,640.
    private const int ShareOfTheTimeWaited = 20;

    // A deployment that holds for a week is waited for; who has to look at a service for a day has other plans with it.
    private static readonly TimeSpan LongestForDeployment = TimeSpan.FromDays(8);
    private static readonly TimeSpan LongestForPerson = TimeSpan.FromDays(1);

    /// <summary>How long this wait may last, from its beginning.</summary>
    public TimeSpan Longest { get; init; } = LongestForDeployment;

    /// <summary>The same, or the end of a wait that has lasted too long: nobody finds out by the machine's time-out.</summary>
    /// <param name="waited">Since when it waits.</param>
    public Turn After(TimeSpan waited) => Decision == Wait && waited >= Longest
        ? new Turn(Refused, $"It has waited {Duration.Text((int)Longest.TotalSeconds)}, and was still {Why}. Nothing was changed. Start it again when the service is free.")
        : this;

    /// <summary>Seconds until the next look: a twentieth of the time waited, 15 at least, an hour at most.</summary>
    public static int WaitSeconds(TimeSpan waited) => (int)Math.Clamp(waited.TotalSeconds / ShareOfTheTimeWaited, ShortestWait, LongestWait);

    /// <summary>The ruling where what stands in the lock's place or in the ticket's decides by itself; null where it is for the lock's owner to end.</summary>
    /// <param name="deployment">Who asks.</param>
    /// <param name="me">Its execution.</param>
    /// <param name="held">The lock; null where it is free.</param>
    /// <param name="newest">The ticket that is in the service's place; null for none.</param>
    public static Turn? Of(ResolvedDeployment deployment, string me, HeldLock? held, Ticket? newest)
    {
        var service = deployment.Request.Service;
        if (held?.Owner == HeldLock.Nobody)
            return new Turn(Refused, $"Deployment {held.Id} of {service} ended PromotedOnGreen: its version serves from Green, and {service} has not been brought home to it. Nothing was changed. Bring it home with redgreen resume {service}, then start again.");
        if (newest?.Owner != me)
            return new Turn(Outrun, $"A newer deployment of {service}{(newest is null ? " had" : $", {PlanNames.IdOf(newest.Owner)}, has")} its turn before this one, which was still waiting for its own: of several only the newest runs. Nothing was changed.");
        return held is null || held.Owner == me ? new Turn(Take, $"{service} is free") : null;
    }

    /// <summary>Whether a lock's owner is to be asked to bring Red back: not once its version is promoted.</summary>
    public static bool Asks(ResolvedDeployment deployment, HeldLock held) => deployment.IsSuperseding && held.Phase != Promoted;

    /// <summary>The wait for a lock's owner.</summary>
    /// <param name="held">The lock.</param>
    /// <param name="wasAsked">Whether its owner was asked to bring Red back.</param>
    public static Turn For(HeldLock held, bool wasAsked) => new(Wait, held.Phase switch
    {
        _ when wasAsked => $"waiting for {Owner(held)}, which was asked to bring Red back",
        Promoted => $"waiting for {Owner(held)}, which is promoted and on its way home",
        _ => $"waiting for {Owner(held)}",
    });

    /// <summary>The wait for a lock whose owner has ended and left it.</summary>
    public static Turn ForRecovery(HeldLock held) => new(Wait, $"waiting for recovery: {Owner(held)} has ended without an ending of its own, and is being brought to one");

    /// <summary>The wait for a lock that only a person gives back.</summary>
    public static Turn ForPerson(HeldLock held) => new(Wait, $"waiting for a person: {Owner(held)} ended so that somebody must look, and keeps the lock until then (redgreen unlock {held.Service})") { Longest = LongestForPerson };

    private static string Owner(HeldLock held) => $"deployment {held.Id} of {held.Service}";
}
