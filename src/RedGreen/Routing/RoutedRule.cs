using RedGreen.Deployments;

namespace RedGreen.Routing;

/// <summary>
/// A thing whose weights or targets a deployment changes: a listener's rule, its default action, a name's weighted
/// records. Ids and the way back only: all of them stand in the journal.
/// </summary>
public sealed record RoutedRule
{
    /// <summary>A listener's rule.</summary>
    public const string Rule = "rule";

    /// <summary>A listener's default action.</summary>
    public const string DefaultAction = "defaultAction";

    /// <summary>The weighted records of one name, of all its types: they move in one change.</summary>
    public const string Record = "record";

    /// <summary><see cref="Rule"/> (changed by ModifyRule), <see cref="DefaultAction"/> (ModifyListener) or <see cref="Record"/> (ChangeResourceRecordSets).</summary>
    public required string Kind { get; init; }

    /// <summary>The rule's ARN; for a default action the listener's; for records <c>hosted zone id/name</c>.</summary>
    public required string Arn { get; init; }

    /// <summary>
    /// The actions before the deployment, ready to be written back. Records have one for each of their types, with the
    /// names of the two load balancers as its groups: first Red's, then Green's.
    /// </summary>
    public required IReadOnlyList<RuleAction> Original { get; init; }

    /// <summary>The listener's protocol; null for records.</summary>
    public string? Protocol { get; init; }

    /// <summary>
    /// Where it shows Green alone, whatever the split: the target group of Red's whose Green it shows. Null for a rule
    /// that carries production.
    /// </summary>
    public string? GreenAlone { get; init; }

    /// <summary>Whether it shows Green to tests only, and no client depends on it.</summary>
    public bool IsTest { get; init; }

    /// <summary>For records: their hosted zone.</summary>
    public string? HostedZoneId { get; init; }

    /// <summary>For records: the change that writes them as they were, ready for the state machine.</summary>
    public RecordChanges? ChangeBatch { get; init; }

    /// <summary>Its actions while Green has a share; null gives the original ones.</summary>
    /// <param name="pairs">Red's groups and Green's; every pair has its Green group unless <paramref name="percent"/> is null.</param>
    /// <param name="percent">0-100, or null while Green is not in it.</param>
    public IReadOnlyList<RuleAction> At(IReadOnlyList<TargetGroupPair> pairs, int? percent) => (this, percent) switch
    {
        (_, null) => Original,
        ({ GreenAlone: { } red }, _) => Split.GreenAlone(Original, pairs.Single(pair => pair.Red == red)),
        ({ Kind: Record }, { } share) => Split.OfRecords(Original, share),
        _ => Split.Of(Original, pairs, percent),
    };

    /// <summary>Whether it forwarded to a target group, with any weight, before the deployment.</summary>
    public bool Forwards(string targetGroup) => Original.SelectMany(action => action.Groups()).Any(group => group.TargetGroupArn == targetGroup);

    /// <summary>Where Red's share goes: target groups, for records a load balancer.</summary>
    public IEnumerable<string> RedOf(IReadOnlyList<TargetGroupPair> pairs) =>
        Kind == Record ? Original.Select(action => action.Groups()[0].TargetGroupArn) : pairs.Select(pair => pair.Red);

    /// <summary>Where Green's share goes: target groups, for records a load balancer.</summary>
    public IEnumerable<string> GreenOf(IReadOnlyList<TargetGroupPair> pairs) =>
        Kind == Record ? Original.Select(action => action.Groups()[1].TargetGroupArn) : pairs.Select(pair => pair.Green).OfType<string>();
}
