namespace RedGreen.Sandbox.CloudWatch.MetricMath;

/// <summary>IF(condition, then, otherwise): 0 is false, every other number is true.</summary>
internal static class ConditionFunction
{
    public static Operand If(IReadOnlyList<MathNode> arguments, MathScope scope)
    {
        if (arguments is not [var condition, var then, ..] || arguments.Count > 3)
            throw new MathException("IF takes a condition, a value and, if wanted, another value");
        var yes = then.Evaluate(scope);
        var no = arguments.Count == 3 ? arguments[2].Evaluate(scope) : new Operand.Series(MathFunctions.Constant(double.NaN, scope));
        return condition.Evaluate(scope) switch
        {
            Operand.Scalar scalar => scalar.Value != 0 ? yes : no,
            Operand.Series series => new Operand.Series(Choose(series.Values, Values(yes, scope), Values(no, scope))),
            _ => throw new MathException("the condition of IF must be a time series or a number"),
        };
    }

    // The user guide's table: without a condition there is no point; true without a value is 0; false without one is no point.
    private static double[] Choose(double[] condition, double[] yes, double[] no)
    {
        var values = new double[condition.Length];
        for (var index = 0; index < values.Length; index++)
            values[index] = condition[index] switch
            {
                double.NaN => double.NaN,
                0 => no[index],
                _ => double.IsNaN(yes[index]) ? 0 : yes[index],
            };
        return values;
    }

    private static double[] Values(Operand operand, MathScope scope) => operand switch
    {
        Operand.Scalar scalar => MathFunctions.Constant(scalar.Value, scope),
        Operand.Series series => series.Values,
        _ => throw new MathException("IF chooses between time series and numbers, not arrays"),
    };
}
