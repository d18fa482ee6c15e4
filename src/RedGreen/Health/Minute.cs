namespace RedGreen.Health;

/// <summary>Whole minutes, as CloudWatch's windows begin and end.</summary>
public static class Minute
{
    /// <summary>The whole minute at or before a moment.</summary>
    public static DateTimeOffset Floor(DateTimeOffset at) => new(at.Ticks - (at.Ticks % Window.Length.Ticks), at.Offset);

    /// <summary>The whole minute at or after a moment.</summary>
    public static DateTimeOffset Ceiling(DateTimeOffset at) => Floor(at) == at ? at : Floor(at) + Window.Length;
}
