using RedGreen.Sandbox.StepFunctions.Language;

namespace RedGreen.Sandbox.StepFunctions.Execution.Events;

/// <summary>An execution's history. It is read while the execution, perhaps in several branches at once, writes it.</summary>
internal sealed class History(TimeProvider time)
{
    /// <summary>After so many events AWS fails an execution.</summary>
    public const int MaxEvents = 25_000;

    private readonly Lock _gate = new();
    private readonly List<HistoryEvent> _events = [];
    private bool _sealed;

    /// <summary>All events so far, by rising id.</summary>
    public IReadOnlyList<HistoryEvent> Events
    {
        get
        {
            lock (_gate)
                return [.. _events];
        }
    }

    /// <summary>Adds an event; nothing once the execution has ended, since what still unwinds then is no part of it.</summary>
    /// <returns>The event's id, or <paramref name="previousId"/> where none was added.</returns>
    /// <exception cref="StateFailure">States.Runtime: there are too many.</exception>
    public int Add(string type, int previousId, EventDetails details = default)
    {
        lock (_gate)
        {
            if (_sealed)
                return previousId;
            // The last place is kept for the event that ends the execution.
            if (_events.Count >= MaxEvents - 1)
                throw StateFailure.Runtime($"The execution reached the maximum number of history events ({MaxEvents}).");
            return Append(type, previousId, details);
        }
    }

    /// <summary>Adds the events that end the execution, the last of them always, and takes no more.</summary>
    public void End(IEnumerable<(string Type, int PreviousId, EventDetails Details)> aborted, string type, EventDetails details)
    {
        lock (_gate)
        {
            foreach (var (each, previousId, with) in aborted.TakeWhile(_ => _events.Count < MaxEvents - 1))
                Append(each, previousId, with);
            Append(type, _events.Count, details);
            _sealed = true;
        }
    }

    private int Append(string type, int previousId, EventDetails details)
    {
        var id = _events.Count + 1;
        _events.Add(new HistoryEvent(id, previousId, time.GetUtcNow(), type, details));
        return id;
    }
}
