namespace RedGreen.Sandbox.CloudWatch.Alarms;

/// <summary>A composite alarm's rule that could be read.</summary>
internal sealed class AlarmRule
{
    private readonly Func<Func<string, string?>, bool> _holds;

    private AlarmRule(string text, Func<Func<string, string?>, bool> holds, IReadOnlyCollection<string> alarms)
    {
        Text = text;
        _holds = holds;
        Alarms = alarms;
    }

    public string Text { get; }

    /// <summary>The names of the alarms that it looks at.</summary>
    public IReadOnlyCollection<string> Alarms { get; }

    /// <summary>Reads a rule.</summary>
    /// <exception cref="Wire.AwsError">It is not one; the message says where.</exception>
    public static AlarmRule Parse(string text)
    {
        var parser = new AlarmRuleParser(text);
        return new(text, parser.Parse(), parser.Alarms);
    }

    /// <summary>Whether it is true, given the alarms' states.</summary>
    public bool Holds(Func<string, string?> stateOf) => _holds(stateOf);
}
