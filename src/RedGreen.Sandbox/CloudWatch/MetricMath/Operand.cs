namespace RedGreen.Sandbox.CloudWatch.MetricMath;

/// <summary>What a part of an expression is worth.</summary>
internal abstract record Operand
{
    /// <summary>A number.</summary>
    internal sealed record Scalar(double Value) : Operand;

    /// <summary>A time series over the scope's grid; NaN where there is no data point.</summary>
    internal sealed record Series(double[] Values) : Operand;

    /// <summary>An array of time series.</summary>
    internal sealed record Many(IReadOnlyList<double[]> Items) : Operand;

    /// <summary>
    /// Applies an operator point by point. Between two series a missing point counts as 0 where the other has one; a
    /// result that is no number (division by zero) is no data point. So the CloudWatch user guide has it.
    /// </summary>
    public static Operand Combine(Operand a, Operand b, Func<double, double, double> apply) => (a, b) switch
    {
        (Scalar x, Scalar y) => new Scalar(apply(x.Value, y.Value)),
        (Series x, Scalar y) => new Series(Map(x.Values, value => apply(value, y.Value))),
        (Scalar x, Series y) => new Series(Map(y.Values, value => apply(x.Value, value))),
        (Series x, Series y) => new Series(Zip(x.Values, y.Values, apply)),
        (Many x, Many y) when x.Items.Count == y.Items.Count => new Many(x.Items.Zip(y.Items, (left, right) => Zip(left, right, apply)).ToList()),
        (Many x, Scalar or Series) => new Many(x.Items.Select(item => ((Series)Combine(new Series(item), b, apply)).Values).ToList()),
        (Scalar or Series, Many y) => new Many(y.Items.Select(item => ((Series)Combine(a, new Series(item), apply)).Values).ToList()),
        _ => throw new MathException("an operator stands between arrays of different length"),
    };

    /// <summary>Applies a function to every data point there is.</summary>
    public static Operand Each(Operand operand, Func<double, double> apply) => operand switch
    {
        Scalar scalar => new Scalar(apply(scalar.Value)),
        Series series => new Series(Map(series.Values, apply)),
        Many many => new Many(many.Items.Select(item => Map(item, apply)).ToList()),
        _ => throw new InvalidOperationException("There are three kinds of operand."),
    };

    private static double[] Map(double[] values, Func<double, double> apply) =>
        Array.ConvertAll(values, value => double.IsNaN(value) ? double.NaN : Point(apply(value)));

    private static double[] Zip(double[] a, double[] b, Func<double, double, double> apply)
    {
        var values = new double[a.Length];
        for (var index = 0; index < values.Length; index++)
            values[index] = double.IsNaN(a[index]) && double.IsNaN(b[index]) ? double.NaN : Point(apply(OrZero(a[index]), OrZero(b[index])));
        return values;
    }

    private static double OrZero(double value) => double.IsNaN(value) ? 0 : value;

    private static double Point(double value) => double.IsFinite(value) ? value : double.NaN;
}
