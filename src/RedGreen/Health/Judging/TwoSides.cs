using System.Text.Json.Serialization;

namespace RedGreen.Health.Judging;

/// <summary>What one window says on both sides: events (failures, slow requests) among requests.</summary>
/// <param name="GreenRequests">Green's requests; 0 or more.</param>
/// <param name="GreenEvents">Of these, those with the event.</param>
/// <param name="RedRequests">Red's requests; 0 or more.</param>
/// <param name="RedEvents">Of these, those with the event.</param>
public readonly record struct TwoSides(long GreenRequests, long GreenEvents, long RedRequests, long RedEvents)
{
    /// <summary>Events on both sides.</summary>
    [JsonIgnore]
    public long Events => GreenEvents + RedEvents;

    /// <summary>Green's share of all requests, 0-1; 0 where there was none.</summary>
    [JsonIgnore]
    public double GreenShare => GreenRequests + RedRequests == 0 ? 0 : GreenRequests / ((double)GreenRequests + RedRequests);

    /// <summary>Whether both sides had requests.</summary>
    [JsonIgnore]
    public bool BothServed => GreenRequests > 0 && RedRequests > 0;

    /// <summary>Both windows together.</summary>
    public static TwoSides operator +(TwoSides a, TwoSides b) =>
        new(a.GreenRequests + b.GreenRequests, a.GreenEvents + b.GreenEvents, a.RedRequests + b.RedRequests, a.RedEvents + b.RedEvents);
}
