namespace RedGreen.Queueing;

/// <summary>A ticket and where it is.</summary>
/// <param name="Cluster">The cluster's ARN.</param>
/// <param name="Service">The service's name.</param>
/// <param name="Ticket">The ticket.</param>
public sealed record HeldTicket(string Cluster, string Service, Ticket Ticket);
