using RedGreen.Decisions;
using RedGreen.Deployments;
using RedGreen.Health;
using RedGreen.Health.Judging;
using RedGreen.Strategies;

namespace RedGreen.Tests.Health.Judging;

/// <summary>A deployment in virtual time, looked at every 20 seconds: metrics as they are published, shifts as they are decided.</summary>
internal sealed class Course(Strategy strategy, Func<int, int, (SideWindow? Green, SideWindow? Red)> minutes)
{
    private readonly List<(DateTimeOffset At, int Weight)> _shifts = [(A.Noon, strategy.Steps[0].Percent)];

    private Deployment _deployment = A.Deployment(percent: strategy.Steps[0].Percent, strategy: strategy);

    /// <summary>How long after its end a minute is published.</summary>
    public TimeSpan Lag { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Whether CloudWatch answers.</summary>
    public Func<DateTimeOffset, bool> Answers { get; init; } = _ => true;

    /// <summary>What was usual for Red.</summary>
    public History? History { init => _deployment = _deployment with { Evidence = _deployment.Evidence with { History = value } }; }

    /// <summary>What has not been decided by then ends the course.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(3);

    /// <summary>The last state: rolled back, at its end, paused, or as the time is over.</summary>
    public Deployment Run()
    {
        for (var now = A.Noon.AddSeconds(10); now < A.Noon + Longest && _deployment.Decision is Decision.Wait or Decision.Advance; now = now.AddSeconds(20))
        {
            _deployment = Evaluation.Decide(_deployment, A.Calm() with { Windows = Answers(now) ? Published(now) : null }, now);
            if (_deployment.Decision == Decision.Advance)
                Shift(_deployment.Traffic.Next!, now);
        }

        return _deployment;
    }

    private List<Window> Published(DateTimeOffset now)
    {
        var from = Folding.ReadFrom(_deployment.Evidence, isMeasured: true)!.Value;
        return [.. Enumerable.Range(0, 600).Select(minute => A.Noon.AddMinutes(minute))
            .Where(start => start >= from && start + Window.Length <= Folding.ReadableThrough(now))
            .Select(start => start + Window.Length + Lag <= now ? At(start) : new Window(start, null, null))];
    }

    private Window At(DateTimeOffset start)
    {
        var (green, red) = minutes((int)(start - A.Noon).TotalMinutes, _shifts.Last(shift => shift.At <= start).Weight);
        return new Window(start, green, red);
    }

    private void Shift(Shift next, DateTimeOffset now)
    {
        _shifts.Add((now, next.Weight));
        _deployment = _deployment.Shifted(next, change: null, now);
    }
}
