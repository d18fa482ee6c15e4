namespace RedGreen.Health.Judging;

/// <summary>
/// Two values of which nothing is known but which is worse: null hypothesis, Green's is the worse one in at most every
/// second minute, whatever the minutes before were like.
/// </summary>
/// <remarks>A bet on a coin: ln(2p) for a worse minute and ln(2(1-p)) for a better one, p = 75%, 90%, 99%. No assumption on the values' distribution; noise that stays on one side for many minutes would break the null hypothesis.</remarks>
public static class MinuteByMinute
{
    private static readonly double[] Worse = [Math.Log(1.5), Math.Log(1.8), Math.Log(1.98)];
    private static readonly double[] Better = [Math.Log(0.5), Math.Log(0.2), Math.Log(0.02)];

    /// <summary>Adds a minute in which the values differed.</summary>
    public static Sequence Add(Sequence sequence, bool greenIsWorse) => sequence.Add(greenIsWorse ? Worse : Better);
}
