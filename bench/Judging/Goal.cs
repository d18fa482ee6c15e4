namespace RedGreen.Bench.Judging;

/// <summary>One of the numbers to reach, and how far it was reached.</summary>
/// <param name="What">The goal in words.</param>
/// <param name="IsMet">Whether it was reached in every cell that it is about.</param>
/// <param name="Worst">The cell that came closest to missing it, or missed it most, with its numbers.</param>
internal sealed record Goal(string What, bool IsMet, string Worst)
{
    /// <summary>A number that must stay at or under a bound in every cell.</summary>
    /// <param name="what">The goal in words.</param>
    /// <param name="cells">The cells that it is about.</param>
    /// <param name="number">The number.</param>
    /// <param name="most">The bound.</param>
    /// <param name="words">The number in words.</param>
    public static Goal AtMost(string what, IEnumerable<CellResult> cells, Func<CellResult, double> number, double most, Func<double, string> words)
    {
        var worst = cells.MaxBy(number) ?? throw new InvalidOperationException($"No cell is about \"{what}\".");
        return new Goal(what, number(worst) <= most, $"{words(number(worst))} in {worst.Cell}");
    }
}
