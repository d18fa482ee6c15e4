using System.Text.Json;
using RedGreen.Requests;

namespace RedGreen.Strategies.OwnMetrics;

/// <summary>
/// One of the service's own metrics as somebody wrote it: <c>Shop/OrdersFailed:of=Orders</c> where only a tag's characters
/// can be, or a JSON object for names that hold blanks or colons. Its fields are texts still.
/// </summary>
internal sealed class WrittenMetric
{
    public const string Form =
        "Namespace/Name with fields behind colons, such as Shop/OrdersFailed:of=Orders or Shop/QueueDelay:stat=p95:tolerance=1.2:limit=3 (in a request also {\"namespace\":\"Shop\",\"name\":\"OrdersFailed\",\"of\":\"Orders\"})";

    /// <summary>The compact form's way to say a dimension that is the same on both sides: <c>where=Region=eu</c>.</summary>
    private const string Where = "where";

    private static readonly string[] Settings = ["by", "of", "stat", "worse", "tolerance", "limit"];
    private static readonly string[] CompactKeys = [.. Settings, Where];
    private static readonly string[] JsonKeys = ["namespace", "name", .. Settings, "dimensions"];

    private readonly string _field;
    private readonly List<Problem> _problems;
    private readonly Dictionary<string, string> _fields = [];
    private readonly Dictionary<string, string> _dimensions = [];

    private WrittenMetric(string field, List<Problem> problems) => (_field, _problems) = (field, problems);

    /// <summary>Dimensions that are the same on both sides.</summary>
    public IReadOnlyDictionary<string, string> Dimensions => _dimensions;

    /// <summary>A field's text; null where it was not written.</summary>
    public string? this[string key] => _fields.GetValueOrDefault(key);

    /// <summary>What can be made out of an item; null, and a problem, where it has no form at all.</summary>
    /// <param name="field">The strategy's field, as the person wrote it.</param>
    /// <param name="item">The text, or a JSON object's.</param>
    /// <param name="problems">Gets what is wrong.</param>
    public static WrittenMetric? Read(string field, string item, List<Problem> problems)
    {
        var written = new WrittenMetric(field, problems);
        // No namespace begins with a brace: CloudWatch takes letters, digits and . - _ / # : and blanks there.
        if (item.StartsWith('{') ? written.FromJson(item) : written.FromText(item))
            return written;
        problems.Add(new Problem(field, item, Form));
        return null;
    }

    /// <summary>Says what is wrong with a field of it.</summary>
    public void Refuse(string key, string? found, string allowed) => _problems.Add(new Problem($"{_field} {this["namespace"]}/{this["name"]} {key}", found, allowed));

    private bool FromText(string item)
    {
        var parts = item.Split(':');
        // Namespaces may hold slashes, as in Acme/Shop.
        var slash = parts[0].LastIndexOf('/');
        if (slash <= 0 || slash == parts[0].Length - 1)
            return false;
        (_fields["namespace"], _fields["name"]) = (parts[0][..slash], parts[0][(slash + 1)..]);
        foreach (var part in parts.Skip(1))
            if (part.Split('=', 2) is not [var key, var value] || !CompactKeys.Contains(key))
                Refuse("fields", part, $"field=value with one of {string.Join(", ", CompactKeys)}; a colon ends a field, so what holds one goes into a request as an object");
            else if (key != Where)
                Set(key, value);
            else if (value.Split('=', 2) is [var name, var same])
                SetDimension(name, same);
            else
                Refuse(Where, value, "where=Dimension=value");
        return true;
    }

    private bool FromJson(string item)
    {
        try
        {
            using var json = JsonDocument.Parse(item);
            if (!IsText(json.RootElement, "namespace") || !IsText(json.RootElement, "name"))
                return false;
            // The name comes first, so that everything else can be said of it.
            foreach (var property in json.RootElement.EnumerateObject().OrderBy(property => property.Name is not ("namespace" or "name")))
                FromJson(property.Name, property.Value);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsText(JsonElement json, string key) => json.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.String;

    private void FromJson(string key, JsonElement value)
    {
        if (!JsonKeys.Contains(key))
            Refuse(key, value.GetRawText(), $"only {string.Join(", ", JsonKeys)}");
        else if (value.ValueKind is JsonValueKind.Null)
            return;
        else if (key == "dimensions" && value.ValueKind is JsonValueKind.Object && value.EnumerateObject().All(dimension => dimension.Value.ValueKind is JsonValueKind.String))
            foreach (var dimension in value.EnumerateObject())
                SetDimension(dimension.Name, dimension.Value.GetString()!);
        else if (key != "dimensions" && value.ValueKind is JsonValueKind.String)
            Set(key, value.GetString()!);
        else if (key is "tolerance" or "limit" && value.ValueKind is JsonValueKind.Number)
            Set(key, value.GetRawText());
        else
            Refuse(key, value.GetRawText(), key == "dimensions" ? "an object of texts such as {\"Region\":\"eu\"}" : key is "tolerance" or "limit" ? "a number" : "a text");
    }

    private void Set(string key, string value)
    {
        if (!_fields.TryAdd(key, value))
            Refuse(key, value, $"one value, and there is {_fields[key]} already");
    }

    private void SetDimension(string name, string value)
    {
        if (!_dimensions.TryAdd(name, value))
            Refuse($"dimension {name}", value, $"one value, and there is {_dimensions[name]} already");
    }
}
