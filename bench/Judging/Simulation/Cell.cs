using System.Globalization;

namespace RedGreen.Bench.Judging.Simulation;

/// <summary>A scenario at some traffic and some base rate.</summary>
/// <param name="Number">Its place in <see cref="InOrder"/>: it seeds its traces.</param>
/// <param name="Scenario">What happens.</param>
/// <param name="RequestsPerMinute">Both sides together, in the mean.</param>
/// <param name="BaseRate">Red's failure rate when nothing happens, 0-1.</param>
internal sealed record Cell(int Number, Scenario Scenario, int RequestsPerMinute, double BaseRate)
{
    public static readonly IReadOnlyList<int> Traffic = [60, 600, 6_000, 60_000];
    public static readonly IReadOnlyList<double> BaseRates = [0.0001, 0.001, 0.005];

    public static readonly IReadOnlyList<Cell> InOrder =
    [
        .. (from scenario in Scenarios.InOrder from traffic in Traffic from rate in BaseRates select (scenario, traffic, rate))
            .Select((cell, number) => new Cell(number, cell.scenario, cell.traffic, cell.rate)),
    ];

    /// <summary>The same traffic and base rate in another scenario.</summary>
    public bool Matches(Cell other) => RequestsPerMinute == other.RequestsPerMinute && BaseRate == other.BaseRate;

    public string Where => string.Create(CultureInfo.InvariantCulture, $"{RequestsPerMinute:N0}/min, {BaseRate:0.##%}");

    public override string ToString() => $"{Scenario.Name}, {Where}";
}
