using RedGreen.Chaos.Chronicles;

namespace RedGreen.Chaos.Guarantees;

/// <summary>
/// No client's request fails because a rule of ours sends it to a group without a target, or whose targets are all gone.
/// Tasks that ended by themselves or by somebody's hand are not ours to answer for.
/// </summary>
internal sealed class ClientsLoseNothing : IGuarantee
{
    public const string Name = "No client loses a request by our doing";

    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(5);

    public IEnumerable<Violation> Check(Facts facts)
    {
        foreach (var outage in facts.Chronicle.Outages)
        {
            if (outage.Health.Healthy > 0 || outage.Ends.Count > 0 || facts.ServiceOfGroup(outage.Group) is not { } service || facts.OthersTouched(service, outage.From - Recent, outage.To) || facts.WasTakenAway(outage.Group, outage.To))
                continue;
            if (facts.RulesOf(service).FirstOrDefault(rule => facts.InForce(rule, outage.From).Of(outage.Group) > 0) is { } rule && facts.LastGift(rule, outage.Group, outage.From) is { By.IsOurs: true } write)
                yield return new(Name, outage.From, $"Between {outage.From:HH:mm:ss} and {outage.To:HH:mm:ss} {outage.Count} requests got {outage.Status} from {Names.OfGroup(outage.Group)}, which has no healthy target; {Names.OfRule(rule)} sent them there since {write} at {write.At:HH:mm:ss}: from {write.Before} to {write.After}.");
        }
    }
}
