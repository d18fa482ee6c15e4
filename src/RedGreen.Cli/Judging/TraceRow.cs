using RedGreen.Health;

namespace RedGreen.Cli.Judging;

/// <summary>A recorded minute.</summary>
/// <param name="Minute">When it was.</param>
/// <param name="Green">Green's side; null where there is no data.</param>
/// <param name="Red">Red's side; null likewise.</param>
internal sealed record TraceRow(TraceMinute Minute, SideWindow? Green, SideWindow? Red);
