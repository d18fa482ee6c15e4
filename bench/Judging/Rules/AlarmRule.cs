using RedGreen.Health;

namespace RedGreen.Bench.Judging.Rules;

/// <summary>
/// A CloudWatch alarm that stops a CodeDeploy or native ECS deployment: past the bound in 2 of 3 one-minute periods. A
/// minute without requests has no data, and data points that are missing do not breach.
/// </summary>
internal sealed class AlarmRule(Watch watch) : IRule
{
    private const int Periods = 3;
    private const int Breaching = 2;

    private readonly Queue<bool> _periods = new();

    public bool RollsBack(int minute, SideWindow green, SideWindow red)
    {
        _periods.Enqueue(watch.IsPastBound(green) ?? false);
        if (_periods.Count > Periods)
            _periods.Dequeue();
        return _periods.Count(isBreaching => isBreaching) >= Breaching;
    }
}
