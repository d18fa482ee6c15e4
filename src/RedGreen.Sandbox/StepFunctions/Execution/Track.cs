using RedGreen.Sandbox.StepFunctions.Language.Expressions;

namespace RedGreen.Sandbox.StepFunctions.Execution;

/// <summary>One line of states that run one after the other: the execution's own, a branch's, or an iteration's.</summary>
/// <param name="item">The Map's item that it works on; null for none.</param>
/// <param name="depth">0 for the execution's own.</param>
/// <param name="stopping">Cancelled when the line must not go on.</param>
internal sealed class Track(MapItem? item, int depth, CancellationToken stopping)
{
    /// <summary>Cancelled when the line must not go on.</summary>
    public CancellationToken Stopping { get; } = stopping;

    /// <summary>The Map's item that it works on.</summary>
    public MapItem? Item { get; } = item;

    /// <summary>How many Parallels and Maps it is in.</summary>
    public int Depth { get; } = depth;

    /// <summary>The id of the line's last event.</summary>
    public int LastEvent { get; set; }
}
