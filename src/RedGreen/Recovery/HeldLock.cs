namespace RedGreen.Recovery;

/// <summary>A service's lock, as it stands in the table.</summary>
/// <param name="Cluster">The cluster's ARN.</param>
/// <param name="Service">The service's name.</param>
/// <param name="Owner">The execution that holds it, as an ARN; <see cref="Nobody"/> for a journal that was left behind.</param>
/// <param name="Id">The deployment's id.</param>
/// <param name="Phase">How far it had come: <c>taken</c>, <c>planned</c>, <c>promoted</c> or <see cref="NeedsPerson"/>.</param>
/// <param name="Attempts">How often a recovery has taken it over.</param>
public sealed record HeldLock(string Cluster, string Service, string Owner, string Id, string Phase, int Attempts = 0)
{
    /// <summary>The owner of what a deployment that ended <c>PromotedOnGreen</c> leaves behind, so that the way home can be gone later.</summary>
    public const string Nobody = "nobody";

    /// <summary>The phase in which nothing but a person may act.</summary>
    public const string NeedsPerson = "needsPerson";
}
