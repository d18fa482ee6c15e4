using System.Text.Json.Nodes;
using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>Every alarm of the account. Metric alarms are looked at each minute, composite ones whenever one they look at changes.</summary>
internal sealed class AlarmBook(SandboxContext context, MetricStore store) : IDisposable
{
    private const int MostChildren = 100;
    private readonly SortedDictionary<string, Alarm> _alarms = new(StringComparer.Ordinal);
    private IDisposable? _tick;

    /// <summary>An alarm has entered another state than the one given. Raised under <see cref="SandboxContext.Gate"/>.</summary>
    public event Action<Alarm, string>? StateChanged;

    /// <summary>
    /// An alarm calls a scaling policy: not only on entering a state, as with other actions, but each minute that it
    /// stays in it. Raised under <see cref="SandboxContext.Gate"/>.
    /// </summary>
    public event Action<AlarmCall>? PolicyCalled;

    /// <summary>All alarms by name.</summary>
    public IReadOnlyCollection<Alarm> All => _alarms.Values;

    public Alarm? Find(string name) => _alarms.GetValueOrDefault(name);

    /// <summary>Makes or changes a metric alarm. Its first evaluation is at the next full minute.</summary>
    public void PutMetric(JsonObject input)
    {
        var alarm = new MetricAlarm(context, store, input, Earlier<MetricAlarm>(input));
        _alarms[alarm.Name] = alarm;
        _tick ??= context.After(UntilNextMinute(), Tick);
    }

    /// <summary>Makes or changes a composite alarm, and works its rule out.</summary>
    public void PutComposite(JsonObject input)
    {
        var alarm = new CompositeAlarm(context, input, Earlier<CompositeAlarm>(input));
        if (alarm.Children.Count > MostChildren)
            throw CloudWatchErrors.Validation($"AlarmRule looks at {alarm.Children.Count} alarms; {MostChildren} are allowed.");
        var unknown = alarm.Children.Where(name => name != alarm.Name && !_alarms.ContainsKey(name)).ToList();
        if (unknown.Count > 0)
            throw CloudWatchErrors.Validation($"Could not save the composite alarm as alarms [{string.Join(", ", unknown)}] in the alarm rule do not exist");
        _alarms[alarm.Name] = alarm;
        var before = alarm.State;
        if (alarm.Evaluate(StateOf, ArnOf, null, context.Now))
            Changed(alarm, before);
    }

    /// <summary>Sets an alarm's state by hand.</summary>
    public void Set(Alarm alarm, string state, string reason, string? reasonData)
    {
        (alarm as MetricAlarm)?.Hold();
        var before = alarm.State;
        if (alarm.Enter(state, reason, reasonData, context.Now))
            Changed(alarm, before);
    }

    /// <summary>Deletes alarms, all or none.</summary>
    public void Delete(IReadOnlyCollection<string> names)
    {
        foreach (var name in names)
            if (_alarms.Values.OfType<CompositeAlarm>().Any(composite => composite.Children.Contains(name) && !names.Contains(composite.Name)))
                throw CloudWatchErrors.Validation($"Cannot delete {name} as there are composite alarm(s) depending on it.");
        foreach (var name in names)
            _alarms.Remove(name);
        if (!_alarms.Values.OfType<MetricAlarm>().Any())
            Dispose();
    }

    /// <summary>Looks at no alarm any more, until one is put.</summary>
    public void Dispose()
    {
        lock (context.Gate)
        {
            _tick?.Dispose();
            _tick = null;
        }
    }

    private T? Earlier<T>(JsonObject input)
        where T : Alarm => Find(input.Text("AlarmName") ?? "") switch
        {
            null => null,
            T earlier => earlier,
            var other => throw CloudWatchErrors.Validation($"{other.Name} is the name of an alarm of another type: delete it first."),
        };

    private void Tick()
    {
        // Called off while it waited for the Gate.
        if (_tick is null)
            return;
        store.Refresh();
        foreach (var alarm in _alarms.Values.OfType<MetricAlarm>().ToList())
        {
            var before = alarm.State;
            if (alarm.Evaluate(context.Now))
                Changed(alarm, before);
        }

        foreach (var call in _alarms.Values.OfType<MetricAlarm>().SelectMany(alarm => alarm.ScalingCalls).ToList())
            PolicyCalled?.Invoke(call);
        _tick = context.After(UntilNextMinute(), Tick);
    }

    // Composite alarms may form a circle: each is worked out once per change.
    private void Changed(Alarm alarm, string before)
    {
        StateChanged?.Invoke(alarm, before);
        var worked = new HashSet<CompositeAlarm>();
        var changes = new Queue<string>([alarm.Name]);
        while (changes.TryDequeue(out var name))
            foreach (var composite in _alarms.Values.OfType<CompositeAlarm>().Where(composite => composite.Children.Contains(name)))
            {
                var earlier = composite.State;
                if (!worked.Add(composite) || !composite.Evaluate(StateOf, ArnOf, name, context.Now))
                    continue;
                StateChanged?.Invoke(composite, earlier);
                changes.Enqueue(composite.Name);
            }
    }

    private string? StateOf(string name) => Find(name)?.State;

    private string ArnOf(string name) => context.Arn("cloudwatch", $"alarm:{name}");

    private TimeSpan UntilNextMinute() => Minute.Start(Minute.Of(context.Now) + 1) - context.Now;
}
