namespace RedGreen.Sandbox.CloudWatch.MetricMath;

/// <summary>An operator between two operands.</summary>
/// <param name="Strength">How tightly it binds; 1 is the loosest.</param>
/// <param name="Apply">What it does with two points; conditions are 1 and 0.</param>
internal sealed record MathOperator(int Strength, Func<double, double, double> Apply)
{
    /// <summary>The operators by their spelling.</summary>
    public static readonly IReadOnlyDictionary<string, MathOperator> BySpelling = new Dictionary<string, MathOperator>
    {
        ["OR"] = new(1, static (a, b) => Truth(a != 0 || b != 0)),
        ["||"] = new(1, static (a, b) => Truth(a != 0 || b != 0)),
        ["AND"] = new(2, static (a, b) => Truth(a != 0 && b != 0)),
        ["&&"] = new(2, static (a, b) => Truth(a != 0 && b != 0)),
        ["=="] = new(3, static (a, b) => Truth(a == b)),
        ["!="] = new(3, static (a, b) => Truth(a != b)),
        ["<="] = new(3, static (a, b) => Truth(a <= b)),
        [">="] = new(3, static (a, b) => Truth(a >= b)),
        ["<"] = new(3, static (a, b) => Truth(a < b)),
        [">"] = new(3, static (a, b) => Truth(a > b)),
        ["+"] = new(4, static (a, b) => a + b),
        ["-"] = new(4, static (a, b) => a - b),
        ["*"] = new(5, static (a, b) => a * b),
        ["/"] = new(5, static (a, b) => a / b),
        ["^"] = new(6, Math.Pow),
    };

    private static double Truth(bool condition) => condition ? 1 : 0;
}
