using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.LoadBalancing.Attributes;

/// <summary>A resource's attributes: the defaults of its kind, and what was set since.</summary>
internal sealed class AttributeValues(IReadOnlyList<AttributeDefinition> definitions, string kind)
{
    private readonly OrderedDictionary<string, string> _values =
        new(definitions.Select(d => KeyValuePair.Create(d.Key, d.Default)));

    public string this[string key] => _values[key];

    /// <summary>Whether this kind of resource has such an attribute.</summary>
    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>Sets all or none.</summary>
    /// <param name="attributes">Structures of Key and Value.</param>
    /// <param name="check">Looks at all values together, and throws where they do not fit each other.</param>
    public void Set(IReadOnlyList<JsonObject> attributes, Action<IReadOnlyDictionary<string, string>>? check = null)
    {
        var next = new Dictionary<string, string>(_values);
        foreach (var attribute in attributes)
        {
            var (key, value) = (attribute.RequiredText("Key"), attribute.Text("Value") ?? "");
            var definition = definitions.FirstOrDefault(d => d.Key == key)
                ?? throw Errors.Validation($"{kind} attribute key '{key}' is not recognized");
            next[key] = definition.Accepts(value)
                ? value
                : throw Errors.Validation($"{kind} attribute '{key}' cannot be '{value}': it must be {definition.Allowed}.");
        }

        check?.Invoke(next);
        foreach (var (key, value) in next)
            _values[key] = value;
    }

    public JsonArray ToJson() => _values.ToJsonArray(a => new JsonObject { ["Key"] = a.Key, ["Value"] = a.Value });
}
