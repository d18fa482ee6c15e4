namespace RedGreen.Queueing;

/// <summary>The tickets of services.</summary>
public interface ITickets
{
    /// <summary>
    /// Puts a ticket in its service's one place: where there is none, or that of an older deployment, or its own. Of two
    /// that were started in the same moment the greater ARN is the newer. Done before, it changes nothing.
    /// </summary>
    /// <returns>The ticket that is there now: this one, or the newer one that was left there.</returns>
    Task<Ticket> PutAsync(string cluster, string service, Ticket ticket, CancellationToken cancellationToken);

    /// <summary>The ticket that is there; null for none.</summary>
    Task<Ticket?> FindAsync(string cluster, string service, CancellationToken cancellationToken);

    /// <summary>Every ticket there is.</summary>
    Task<IReadOnlyList<HeldTicket>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Takes a ticket away, where it is still its owner's. Done before, it changes nothing.</summary>
    Task DropAsync(HeldTicket held, CancellationToken cancellationToken);
}
