namespace RedGreen.Sandbox.Events.Targets;

/// <summary>Something that events go to.</summary>
internal interface IEventTarget
{
    /// <summary>Delivers once.</summary>
    /// <param name="eventId">The event's id.</param>
    /// <param name="input">What the rule's target makes of it.</param>
    /// <param name="stopped">Gives up waiting.</param>
    /// <exception cref="Wire.AwsError">The target refuses.</exception>
    Task DeliverAsync(string eventId, string input, CancellationToken stopped);
}
