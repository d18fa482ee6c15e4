using System.Globalization;
using System.Text.Json;

namespace RedGreen.Sandbox.StepFunctions.Language.Reading;

/// <summary>
/// Reads the fields of one object of a definition. What is wrong is noted and reading goes on; what was never asked
/// for is not known, and <see cref="Done"/> says so.
/// </summary>
internal sealed class Fields
{
    private readonly Dictionary<string, JsonElement> _fields = [];
    private readonly HashSet<string> _asked = [];
    private readonly List<DefinitionProblem> _problems;
    private readonly string _way;

    /// <summary>Begins to read an object.</summary>
    /// <param name="element">The object.</param>
    /// <param name="state">The state it belongs to; null for the machine itself.</param>
    /// <param name="way">Where in the state it stands: <c>Retry[0]</c>; empty for the state.</param>
    /// <param name="insideMap">Whether <c>$$.Map.Item</c> means something here.</param>
    /// <param name="problems">Where problems are noted.</param>
    public Fields(JsonElement element, string? state, string way, bool insideMap, List<DefinitionProblem> problems)
    {
        (State, InsideMap, _way, _problems) = (state, insideMap, way, problems);
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new DefinitionProblem(state, way, "must be an object."));
            return;
        }

        foreach (var field in element.EnumerateObject())
            if (!_fields.TryAdd(field.Name, field.Value))
                Problem(field.Name, "is given twice.");
    }

    /// <summary>The state that the object belongs to.</summary>
    public string? State { get; }

    /// <summary>Whether <c>$$.Map.Item</c> means something here.</summary>
    public bool InsideMap { get; }

    /// <summary>Whether a field is there.</summary>
    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>Notes a problem.</summary>
    public void Problem(string field, string message) => _problems.Add(new DefinitionProblem(State, Way(field), message));

    /// <summary>A field of any kind; null where it is absent.</summary>
    public JsonElement? Any(string name)
    {
        _asked.Add(name);
        return _fields.TryGetValue(name, out var value) ? value : null;
    }

    /// <summary>A string; null where it is absent or wrong.</summary>
    public string? Text(string name, bool required = false)
    {
        if (Any(name) is not { } value)
        {
            if (required)
                Problem(name, "is missing.");
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        Problem(name, "must be a string.");
        return null;
    }

    /// <summary>A boolean; null where it is absent or wrong.</summary>
    public bool? Flag(string name)
    {
        if (Any(name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Problem(name, "must be true or false.");
        return null;
    }

    /// <summary>A whole number in a range; null where it is absent or wrong.</summary>
    public int? Whole(string name, int min, int max)
    {
        if (Any(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max)
            return number;
        Problem(name, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {min} to {max}."));
        return null;
    }

    /// <summary>A number of at least something; null where it is absent or wrong.</summary>
    public double? Number(string name, double min)
    {
        if (Any(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && number >= min)
            return number;
        Problem(name, string.Create(CultureInfo.InvariantCulture, $"must be a number of at least {min}."));
        return null;
    }

    /// <summary>An object; null where it is absent.</summary>
    public Fields? Object(string name, bool? insideMap = null) =>
        Any(name) is { } value ? new Fields(value, State, Way(name), insideMap ?? InsideMap, _problems) : null;

    /// <summary>A list of objects, empty where it is absent.</summary>
    public IEnumerable<Fields> Objects(string name) =>
        Items(name).Select((item, index) => new Fields(item, State, $"{Way(name)}[{index}]", InsideMap, _problems));

    /// <summary>The items of a list, empty where it is absent.</summary>
    public IReadOnlyList<JsonElement> Items(string name)
    {
        if (Any(name) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray()];
        Problem(name, "must be an array.");
        return [];
    }

    /// <summary>Names every field that nobody asked for.</summary>
    /// <param name="of">What the fields would belong to: <c>a Wait state</c>.</param>
    public void Done(string of)
    {
        foreach (var name in _fields.Keys.Where(name => !_asked.Contains(name)))
            Problem(name, name is "QueryLanguage" or "Arguments" or "Output" or "Assign"
                ? "belongs to JSONata or to variables, which are not supported: only the query language JSONPath is."
                : $"is not known in {of}.");
    }

    private string Way(string field) => _way.Length == 0 ? field : $"{_way}.{field}";
}
