namespace RedGreen.Sandbox.CloudWatch.MetricMath;

/// <summary>The functions of metric math that this sandbox knows.</summary>
internal static class MathFunctions
{
    public delegate Operand Function(IReadOnlyList<MathNode> arguments, MathScope scope);

    /// <summary>By name, in upper case as CloudWatch demands.</summary>
    public static readonly IReadOnlyDictionary<string, Function> ByName = new Dictionary<string, Function>
    {
        ["ABS"] = Each("ABS", Math.Abs),
        ["CEIL"] = Each("CEIL", Math.Ceiling),
        ["FLOOR"] = Each("FLOOR", Math.Floor),
        ["SUM"] = Aggregate("SUM", static values => values.Sum(), missingIsZero: false),
        ["AVG"] = Aggregate("AVG", static values => values.Average(), missingIsZero: true),
        ["MIN"] = Aggregate("MIN", static values => values.Min(), missingIsZero: false),
        ["MAX"] = Aggregate("MAX", static values => values.Max(), missingIsZero: false),
        ["FILL"] = Fill,
        ["IF"] = ConditionFunction.If,
        ["METRICS"] = Metrics,
        ["PERIOD"] = static (arguments, scope) => Only(arguments, "PERIOD") is MathNode.Reference
            ? new Operand.Scalar(scope.Grid.Period * 60)
            : throw new MathException("PERIOD takes the Id of a metric"),
        ["TIME_SERIES"] = static (arguments, scope) => new Operand.Series(Constant(Number(Only(arguments, "TIME_SERIES").Evaluate(scope), "TIME_SERIES"), scope)),
    };

    /// <summary>A series that has the same value everywhere.</summary>
    public static double[] Constant(double value, MathScope scope) => Enumerable.Repeat(value, scope.Grid.Count).ToArray();

    private static Function Each(string name, Func<double, double> apply) =>
        (arguments, scope) => Operand.Each(Only(arguments, name).Evaluate(scope), apply);

    // Of one series it is a number, of an array of series a series.
    private static Function Aggregate(string name, Func<IReadOnlyList<double>, double> apply, bool missingIsZero)
    {
        return (arguments, scope) => Only(arguments, name).Evaluate(scope) switch
        {
            Operand.Series series => new Operand.Scalar(Of(series.Values, missingIsZero: false)),
            Operand.Many many => new Operand.Series(Enumerable.Range(0, scope.Grid.Count)
                .Select(index => Of(many.Items.Select(item => item[index]).ToList(), missingIsZero))
                .ToArray()),
            _ => throw new MathException($"{name} takes a time series or an array of them, not a number"),
        };

        double Of(IReadOnlyList<double> values, bool missingIsZero)
        {
            var present = values.Where(static value => !double.IsNaN(value)).ToList();
            if (present.Count == 0)
                return double.NaN;
            return apply(missingIsZero ? values.Select(static value => double.IsNaN(value) ? 0 : value).ToList() : present);
        }
    }

    private static Operand Fill(IReadOnlyList<MathNode> arguments, MathScope scope)
    {
        if (arguments is not [var filled, var filler])
            throw new MathException("FILL takes two arguments: what to fill, and with what");
        var fill = filler switch
        {
            MathNode.Word { Text: "REPEAT" } => null,
            MathNode.Word word => throw new MathException($"FILL(..., {word.Text}) is not supported by this sandbox's CloudWatch, which knows numbers, time series and REPEAT"),
            _ => filler.Evaluate(scope) switch
            {
                Operand.Scalar scalar => Constant(scalar.Value, scope),
                Operand.Series series => series.Values,
                _ => throw new MathException("FILL fills with a number, a time series or REPEAT"),
            },
        };
        return filled.Evaluate(scope) switch
        {
            Operand.Series series => new Operand.Series(Filled(series.Values, fill)),
            Operand.Many many => new Operand.Many(many.Items.Select(item => Filled(item, fill)).ToList()),
            _ => throw new MathException("FILL fills a time series or an array of them, not a number"),
        };
    }

    private static double[] Filled(double[] values, double[]? fill)
    {
        var last = double.NaN;
        var result = new double[values.Length];
        for (var index = 0; index < values.Length; index++)
        {
            result[index] = double.IsNaN(values[index]) ? fill?[index] ?? last : values[index];
            last = result[index];
        }

        return result;
    }

    private static Operand.Many Metrics(IReadOnlyList<MathNode> arguments, MathScope scope)
    {
        var part = arguments switch
        {
            [] => "",
            [MathNode.Word word] => word.Text,
            _ => throw new MathException("METRICS takes nothing, or one text in quotes"),
        };
        return new(scope.MetricIds
            .Where(id => id.Contains(part, StringComparison.Ordinal))
            .Select(id => ((Operand.Series)scope.Resolve(id)).Values)
            .ToList());
    }

    private static MathNode Only(IReadOnlyList<MathNode> arguments, string function) =>
        arguments is [var only] ? only : throw new MathException($"{function} takes one argument; several time series go into an array, as in {function}([m1, m2])");

    private static double Number(Operand operand, string function) =>
        operand is Operand.Scalar scalar ? scalar.Value : throw new MathException($"{function} takes a number");
}
