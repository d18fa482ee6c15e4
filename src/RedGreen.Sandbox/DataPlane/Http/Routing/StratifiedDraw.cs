namespace RedGreen.Sandbox.DataPlane.Http.Routing;

/// <summary>
/// Random numbers of [0, 1) that are fair soon: of every 64 in a row exactly one falls into each 64th, in random
/// order. So the share of a weighted group is right to about one request after any number of them, as over the many
/// nodes of an ALB, and yet no client finds a rhythm: each single number is uniform whatever the other clients do.
/// Safe to use from any thread.
/// </summary>
internal sealed class StratifiedDraw(int seed)
{
    private const int Strata = 64;

    private readonly Random _random = new(seed);
    private readonly int[] _order = [.. Enumerable.Range(0, Strata)];
    private readonly Lock _gate = new();
    private int _next = Strata;

    /// <summary>The next number.</summary>
    public double Next()
    {
        lock (_gate)
        {
            if (_next == Strata)
            {
                _random.Shuffle(_order);
                _next = 0;
            }

            return (_order[_next++] + _random.NextDouble()) / Strata;
        }
    }
}
