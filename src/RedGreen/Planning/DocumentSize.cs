using System.Text.Json;
using RedGreen.Deployments;

namespace RedGreen.Planning;

/// <summary>
/// Whether a deployment's document stays small enough. Step Functions passes 256 KiB from state to state and ends an
/// execution beyond it without any Catch; the journal is written with the document and, beside it, every rule.
/// </summary>
public static class DocumentSize
{
    /// <summary>
    /// Bytes of the planned document and of its rules together. As text within JSON they are a twentieth longer, and what
    /// is seen and told later takes up to 45 KB: sixty entries of the timeline, a dozen reasons, the judge's sums.
    /// </summary>
    public const int Most = 200_000;

    private const string AnyId = "00000000";

    /// <summary>Why the deployment cannot be carried through; none where it is small enough.</summary>
    /// <param name="facts">Facts that nothing else speaks against.</param>
    public static IEnumerable<string> Refusals(PlanFacts facts)
    {
        var planned = Plan.Draft(AnyId, facts, DateTimeOffset.UnixEpoch);
        var document = Bytes(planned);
        var rules = document - Bytes(planned with { Traffic = planned.Traffic with { Rules = [] } });
        if (document + rules > Most)
            yield return $"what has to be remembered of service {planned.Request.Service} takes {(document + rules) / 1_000:N0} KB ({planned.Traffic.Rules.Count} listener rules with their actions {rules / 1_000:N0} KB of the document's {document / 1_000:N0} KB, counted twice), and at most {Most / 1_000} KB can be: give it fewer or shorter rules, alarms or metrics";
    }

    private static int Bytes(Deployment deployment) => JsonSerializer.SerializeToUtf8Bytes(deployment, DocumentJson.Default.Deployment).Length;
}
