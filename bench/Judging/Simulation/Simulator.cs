using RedGreen.Health;

namespace RedGreen.Bench.Judging.Simulation;

/// <summary>Draws traces of a cell.</summary>
internal sealed class Simulator(Cell cell)
{
    private const double MinutesPerDay = 1_440;

    // The busiest hour has nine times the traffic of the quietest.
    private const double DailySwing = 0.8;

    private const int BurstMinutes = 3;
    private const double BurstShare = 0.02;
    private const double BurstFactor = 10;
    private const double GammaVariance = 0.25;
    private const double WanderingSigma = 0.5;
    private const double WanderingCorrelation = 0.9;

    private readonly Scenario _scenario = cell.Scenario;
    private readonly ResponseTimes _green = new(cell.Scenario.GreenTime);

    public Trace Draw(Chance chance)
    {
        var (before, green, red) = (new SideWindow[Trace.MinutesBefore], new SideWindow[Trace.Minutes], new SideWindow[Trace.Minutes]);
        var timeOfDay = _scenario.IsDaily ? chance.Uniform() * MinutesPerDay : 0;
        var burst = 0;
        var (redDrift, greenDrift) = (chance.Normal(), chance.Normal());
        for (var minute = -Trace.MinutesBefore; minute < Trace.Minutes; minute++)
        {
            var traffic = cell.RequestsPerMinute * (_scenario.IsDaily ? 1 + (DailySwing * Math.Sin(2 * Math.PI * (timeOfDay + minute) / MinutesPerDay)) : 1);
            // A new burst begins so often that 2% of the minutes lie in one.
            burst = burst > 0 ? burst - 1 : _scenario.Noise == Noise.Bursts && chance.Uniform() < BurstShare / (BurstMinutes * (1 - BurstShare)) ? BurstMinutes : 0;
            var rate = cell.BaseRate * (_scenario.Shared.IsAt(minute) ? _scenario.Shared.Size : 1) * (burst > 0 ? BurstFactor : 1);
            var share = minute < 0 ? 0 : Trace.ShareAt(minute);
            var redWindow = SideTraffic.Minute(traffic * (1 - share), RedRate(rate, minute) * OwnNoise(ref redDrift, chance), ResponseTimes.Usual, chance);
            if (minute < 0)
            {
                before[minute + Trace.MinutesBefore] = redWindow;
                continue;
            }

            red[minute] = redWindow;
            green[minute] = SideTraffic.Minute(traffic * share, GreenRate(rate, minute) * OwnNoise(ref greenDrift, chance), _green, chance);
        }

        return new Trace(before, green, red);
    }

    private double RedRate(double rate, int minute) => _scenario.Outage.IsAt(minute) ? _scenario.Outage.Size : rate;

    private double GreenRate(double rate, int minute) => minute < _scenario.GreenFrom ? rate : _scenario.GreenRate ?? (rate * _scenario.GreenFactor);

    private double OwnNoise(ref double drift, Chance chance)
    {
        switch (_scenario.Noise)
        {
            case Noise.Bursts:
                return chance.Noise(GammaVariance);
            case Noise.Wandering:
                drift = (WanderingCorrelation * drift) + (Math.Sqrt(1 - (WanderingCorrelation * WanderingCorrelation)) * chance.Normal());
                return Math.Exp((WanderingSigma * drift) - (WanderingSigma * WanderingSigma / 2));
            default:
                return 1;
        }
    }
}
