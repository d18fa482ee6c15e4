namespace RedGreen.Sandbox.Tests.CloudWatch;

public class MetricMathTests
{
    private readonly Monitoring _monitoring = new();

    public MetricMathTests()
    {
        // Minute:  0   1   2   3   4
        // m1       1   1   0   0   -
        // m2      30   -   0   0  30
        // m3       0   0  20   -  20
        Put("m1", 1, 1, 0, 0, null);
        Put("m2", 30, null, 0, 0, 30);
        Put("m3", 0, 0, 20, null, 20);
        _monitoring.Time.Advance(TimeSpan.FromMinutes(5));
    }

    [Theory]
    [InlineData("m2 + 1", "0: 31, 2: 1, 3: 1, 4: 31")]
    [InlineData("m2 * 2 - 10 / 5", "0: 58, 2: -2, 3: -2, 4: 58")]
    [InlineData("(m2 + 10) / 5", "0: 8, 2: 2, 3: 2, 4: 8")]
    [InlineData("-m3 ^ 2", "0: 0, 1: 0, 2: 400, 4: 400")]
    [InlineData("m1 + m2", "0: 31, 1: 1, 2: 0, 3: 0, 4: 30")]
    [InlineData("m2 / m3", "2: 0, 4: 1.5")]
    [InlineData("m3 / m1", "0: 0, 1: 0")]
    public void Arithmetic_takes_a_missing_point_for_0_and_drops_divisions_by_0(string expression, string expected) =>
        _monitoring.Math(expression, "m1", "m2", "m3").ShouldBe(expected);

    [Theory]
    [InlineData("SUM([m1, m2, m3])", "0: 31, 1: 1, 2: 20, 3: 0, 4: 50")]
    [InlineData("MAX([m1, m2])", "0: 30, 1: 1, 2: 0, 3: 0, 4: 30")]
    [InlineData("MIN([m1, m2])", "0: 1, 1: 1, 2: 0, 3: 0, 4: 30")]
    [InlineData("AVG([m1, m2])", "0: 15.5, 1: 0.5, 2: 0, 3: 0, 4: 15")]
    [InlineData("SUM(METRICS())", "0: 31, 1: 1, 2: 20, 3: 0, 4: 50")]
    [InlineData("SUM(METRICS(\"2\"))", "0: 30, 2: 0, 3: 0, 4: 30")]
    [InlineData("m2 - AVG(m2)", "0: 15, 2: -15, 3: -15, 4: 15")]
    [InlineData("m2 / SUM(m2)", "0: 0.5, 2: 0, 3: 0, 4: 0.5")]
    [InlineData("m2 / PERIOD(m2)", "0: 0.5, 2: 0, 3: 0, 4: 0.5")]
    [InlineData("ABS(m1 - m2)", "0: 29, 1: 1, 2: 0, 3: 0, 4: 30")]
    [InlineData("CEIL(m2 / 7) - FLOOR(m2 / 7)", "0: 1, 2: 0, 3: 0, 4: 1")]
    public void Functions_of_one_series_are_numbers_and_of_several_a_series(string expression, string expected) =>
        _monitoring.Math(expression, "m1", "m2", "m3").ShouldBe(expected);

    [Theory]
    [InlineData("FILL(m1, 7)", "0: 1, 1: 1, 2: 0, 3: 0, 4: 7, 5: 7")]
    [InlineData("FILL(m2, REPEAT)", "0: 30, 1: 30, 2: 0, 3: 0, 4: 30, 5: 30")]
    [InlineData("FILL(m1, m2)", "0: 1, 1: 1, 2: 0, 3: 0, 4: 30")]
    [InlineData("FILL(m3, 0) / (m1 + 1)", "0: 0, 1: 0, 2: 20, 3: 0")]
    [InlineData("m1 + TIME_SERIES(2)", "0: 3, 1: 3, 2: 2, 3: 2, 4: 2, 5: 2")]
    public void Missing_points_can_be_filled(string expression, string expected) =>
        _monitoring.Math(expression, "m1", "m2", "m3").ShouldBe(expected);

    // The first three are the user guide's own examples.
    [Theory]
    [InlineData("IF(m1, m2, m3)", "0: 30, 1: 0, 2: 20")]
    [InlineData("IF(m1, 5, m3)", "0: 5, 1: 5, 2: 20")]
    [InlineData("IF(m1, m2, 5)", "0: 30, 1: 0, 2: 5, 3: 5")]
    [InlineData("IF(m2 > 10, m2)", "0: 30, 4: 30")]
    [InlineData("IF(m2 >= 30 && m3 == 0 OR m1 != 0, 1, 2)", "0: 1, 1: 1, 2: 2, 3: 2, 4: 2")]
    [InlineData("IF(1 < 2, m1, m2)", "0: 1, 1: 1, 2: 0, 3: 0")]
    public void IF_chooses_point_by_point(string expression, string expected) =>
        _monitoring.Math(expression, "m1", "m2", "m3").ShouldBe(expected);

    [Theory]
    [InlineData("m1 < m2", "0: 1, 1: 0, 2: 0, 3: 0, 4: 1")]
    [InlineData("m1 > 0 AND m2 > 15", "0: 1, 1: 0, 2: 0, 3: 0, 4: 0")]
    [InlineData("m1 > 0 || m2 > 15", "0: 1, 1: 1, 2: 0, 3: 0, 4: 1")]
    [InlineData("1 + 2 * 3 ^ 2 - m1 - 1", "0: 17, 1: 17, 2: 18, 3: 18")]
    public void Operators_bind_as_in_arithmetic(string expression, string expected) =>
        _monitoring.Math(expression, "m1", "m2", "m3").ShouldBe(expected);

    [Theory]
    [InlineData("m1 +", "it ends where a value should stand")]
    [InlineData("(m1", "')' is missing")]
    [InlineData("m1 m2", "unexpected 'm2'")]
    [InlineData("m1 $ m2", "'$' cannot be read")]
    [InlineData("m9 * 2", "the Id 'm9' is not defined")]
    [InlineData("ANOMALY_DETECTION_BAND(m1)", "the function ANOMALY_DETECTION_BAND is not supported")]
    [InlineData("SUM(m1)", "its result must be a single time series")]
    [InlineData("[m1, m2]", "its result must be a single time series")]
    [InlineData("SUM(m1, m2)", "several time series go into an array")]
    [InlineData("FILL(m1, LINEAR)", "FILL(..., LINEAR) is not supported")]
    [InlineData("IF(m1)", "IF takes a condition")]
    [InlineData("e + m1", "refers to itself")]
    [InlineData("5 + 5", "it refers to no metric")]
    public void What_an_expression_gets_wrong_is_named(string expression, string problem)
    {
        var error = Should.Throw<RedGreen.Sandbox.Wire.AwsError>(() => _monitoring.Math(expression, "m1", "m2", "m3"));
        error.Code.ShouldBe("ValidationError");
        error.Message.ShouldContain("'e'");
        error.Message.ShouldContain(problem);
    }

    [Fact]
    public void Expressions_may_use_each_other_but_not_in_a_circle()
    {
        var output = _monitoring.Query(Monitoring.Metric("m1"), Monitoring.Expression("twice", "m1 * 2"), Monitoring.Expression("more", "twice + 1"));
        output["MetricDataResults"]![1]!["Values"]!.ToJsonString().ShouldBe("[3,3,1,1]");
        Should.Throw<RedGreen.Sandbox.Wire.AwsError>(() => _monitoring.Query(Monitoring.Metric("m1"), Monitoring.Expression("a", "b + m1"), Monitoring.Expression("b", "a + m1")))
            .Message.ShouldContain("refers to itself");
    }

    private void Put(string name, params double?[] values)
    {
        for (var minute = 0; minute < values.Length; minute++)
            if (values[minute] is { } value)
                _monitoring.Put(name, value, Monitoring.Start.AddMinutes(minute));
    }
}
