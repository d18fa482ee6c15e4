using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.MetricMath;

/// <summary>A metric math expression that could be read.</summary>
internal sealed class MathExpression
{
    private readonly string _id;
    private readonly MathNode _root;

    private MathExpression(string id, MathNode root)
    {
        _id = id;
        _root = root;
        References = root.Descendants().OfType<MathNode.Reference>().Select(static reference => reference.Id).Distinct().ToList();
        ReadsAllMetrics = root.Descendants().OfType<MathNode.Call>().Any(static call => call.Function == "METRICS");
    }

    /// <summary>The ids it names.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Whether it calls METRICS().</summary>
    public bool ReadsAllMetrics { get; }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="AwsError">It has an error or something that this sandbox does not know; the message names it.</exception>
    public static MathExpression Parse(string id, string text) => Guarded(id, () => new MathExpression(id, new MathParser(text).Parse()));

    /// <summary>Works it out.</summary>
    /// <exception cref="AwsError">The types of its parts do not fit.</exception>
    public Operand Evaluate(MathScope scope) => Guarded(_id, () => _root.Evaluate(scope));

    private static T Guarded<T>(string id, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (MathException error)
        {
            throw CloudWatchErrors.Validation($"Error in expression '{id}': {error.Message}.");
        }
    }
}
