using RedGreen.Sandbox.CloudWatch.Queries;

namespace RedGreen.Sandbox.CloudWatch.MetricMath;

/// <summary>What an expression is worked out over.</summary>
/// <param name="Grid">The periods.</param>
/// <param name="Resolve">What another query is worth.</param>
/// <param name="MetricIds">The ids of the queries that are metrics, for METRICS().</param>
internal sealed record MathScope(TimeGrid Grid, Func<string, Operand> Resolve, IEnumerable<string> MetricIds);
