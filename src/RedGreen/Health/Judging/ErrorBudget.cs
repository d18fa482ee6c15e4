namespace RedGreen.Health.Judging;

/// <summary>
/// The chance of rolling back a Green that is no worse than Red, over the whole deployment, and how the tests share it:
/// 40% for failures, 40% for slow requests, 10% for gross failures, 10% for all of the service's own metrics together.
/// By the union bound the shares add up to no more than the whole. The bake at 100 percent has no control and is not
/// covered.
/// </summary>
/// <param name="Whole">Above 0, below 1.</param>
public readonly record struct ErrorBudget(double Whole)
{
    /// <summary>alpha for failures against Red's.</summary>
    public double Failures => 0.4 * Whole;

    /// <summary>alpha for slow requests against Red's.</summary>
    public double Slow => 0.4 * Whole;

    /// <summary>alpha for gross failures.</summary>
    public double Gross => 0.1 * Whole;

    /// <summary>alpha for each of so many own metrics.</summary>
    public double Own(int metrics) => 0.1 * Whole / Math.Max(1, metrics);
}
