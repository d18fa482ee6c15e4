using RedGreen.Chaos.Injections;
using RedGreen.Sandbox;

namespace RedGreen.Chaos.Running;

/// <summary>One run: what is still to happen in it, and what has.</summary>
internal sealed class Stage
{
    private readonly Dictionary<Moment, List<Happening>> _due = [];
    private readonly Dictionary<string, int> _counts = [];
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly List<LogEntry> _log = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;

    public Stage(Story story)
    {
        Story = story;
        foreach (var injection in story.Injections)
            Add(injection.When, injection.What);
    }

    /// <summary>What is told.</summary>
    public Story Story { get; }

    /// <summary>Where it happens.</summary>
    public VirtualSandbox Sandbox { get; private set; } = null!;

    /// <summary>Carries out what people and the story do.</summary>
    public World World { get; private set; } = null!;

    /// <summary>The executions that were started.</summary>
    public ExecutionBook Executions { get; private set; } = null!;

    /// <summary>What cannot run, and what is throttled.</summary>
    public Outages Outages { get; private set; } = null!;

    /// <summary>Whether anything is to happen yet: the shop is steady.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What was put off and has not happened.</summary>
    public int Pending { get; private set; }

    /// <summary>Whether anything has happened on another thread: time may have gone on meanwhile, and the run is no function of its story.</summary>
    public bool HasLeftItsThread { get; private set; }

    public DateTimeOffset Now => Sandbox.Time.GetUtcNow();

    public IReadOnlyDictionary<string, int> Faults => _faults;

    public IReadOnlyList<LogEntry> Log => _log;

    /// <summary>The shop is steady: from here on everything counts.</summary>
    public void Open(VirtualSandbox sandbox)
    {
        Sandbox = sandbox;
        World = new(this);
        Executions = new(this);
        Outages = new(sandbox.Time);
        IsOpen = true;
        foreach (var when in _due.Keys.OfType<AtTime>().ToList())
            Later(when.After, () => Reach(when, null));
    }

    /// <summary>The next number of something that is counted.</summary>
    public int Count(string what) => _counts[what] = _counts.GetValueOrDefault(what) + 1;

    /// <summary>Does what is to be done at a moment, whoever is in the middle of something.</summary>
    /// <returns>The fault that whoever reached it has to play itself; null for none.</returns>
    public Happening? Reach(Moment moment, string? execution)
    {
        HasLeftItsThread |= Environment.CurrentManagedThreadId != _thread;
        if (!_due.Remove(moment, out var happenings))
            return null;
        Happening? own = null;
        foreach (var happening in happenings)
            if (happening is CallFault or InvocationFault or EventFault or StaleReads)
                own ??= happening;
            else if (World.Do(happening, execution) is { } what)
                Happened(happening, what);
        return own;
    }

    /// <summary>A fault has come at a moment that it is not for: another one.</summary>
    public void PutOff(Moment moment, Happening happening) => Add(moment, happening);

    /// <summary>Notes that something really happened.</summary>
    public void Happened(Happening what, string words)
    {
        _faults[what.Kind] = _faults.GetValueOrDefault(what.Kind) + 1;
        Note(words);
    }

    /// <summary>Notes something in words.</summary>
    public void Note(string words) => _log.Add(new(Now, 0, words, IsState: false));

    /// <summary>Notes that a state is entered.</summary>
    public void NoteState(int execution, string state) => _log.Add(new(Now, execution, state, IsState: true));

    /// <summary>Does something after a while, as nobody in particular.</summary>
    public void Later(TimeSpan after, Action action)
    {
        Pending++;
        Sandbox.Time.CreateTimer(
            _ =>
            {
                Pending--;
                action();
            },
            null,
            after,
            Timeout.InfiniteTimeSpan);
    }

    private void Add(Moment when, Happening what)
    {
        if (!_due.TryGetValue(when, out var happenings))
            _due.Add(when, happenings = []);
        happenings.Add(what);
    }
}
