using System.Text.Json;

namespace Standins.Generator.Models;

/// <summary>A shape of a service model: a named type, and the traits that change its code or its wire format.</summary>
internal sealed record Shape(string Name, string Type)
{
    public IReadOnlyList<Member> Members { get; init; } = [];
    public IReadOnlyList<string> EnumValues { get; init; } = [];
    /// <summary>Shape of a list's elements or a map's values.</summary>
    public string? Element { get; init; }
    /// <summary>What XML calls an element of this list where it is not <c>member</c>.</summary>
    public string? ElementName { get; init; }
    public bool IsDocument { get; init; }
    public bool IsException { get; init; }
    /// <summary>What the wire calls this error where it is not the shape's name.</summary>
    public string? ErrorCode { get; init; }
    /// <summary>Null: the service does not say that callers may retry; otherwise whether it is a throttle.</summary>
    public bool? RetryableAsThrottle { get; init; }

    public bool IsEnum => EnumValues.Count > 0;

    public static Shape Read(string name, JsonElement json)
    {
        Traits.Check("shape " + name, json, Traits.OfShape);
        var type = json.GetProperty("type").GetString()!;
        return new Shape(name, type)
        {
            Members = json.TryGetProperty("members", out var members) ? [.. members.EnumerateObject().Select(m => Member.Read(name, m))] : [],
            EnumValues = json.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray().Select(v => v.GetString()!)] : [],
            Element = Target(name, json, type switch { "list" => "member", "map" => "value", _ => null }),
            ElementName = type == "list" && json.GetProperty("member").TryGetProperty("locationName", out var element) ? element.GetString() : null,
            IsDocument = json.IsTrue("document"),
            IsException = json.IsTrue("exception") || json.TryGetProperty("error", out _),
            ErrorCode = json.TryGetProperty("error", out var error) && error.TryGetProperty("code", out var code) ? code.GetString() : null,
            RetryableAsThrottle = json.TryGetProperty("retryable", out var retryable) ? retryable.IsTrue("throttling") : null,
        };
    }

    private static string? Target(string name, JsonElement json, string? property)
    {
        if (property == null)
            return null;
        var target = json.GetProperty(property);
        Traits.Check($"shape {name}.{property}", target, Traits.OfElement);
        return target.GetProperty("shape").GetString();
    }
}

/// <summary>A member of a structure.</summary>
internal sealed record Member(string Name, string Shape, bool IsDeprecated, bool IsIdempotencyToken)
{
    public required MemberLocation Location { get; init; }
    /// <summary>What the wire calls the member where it is not its name: a placeholder, a query parameter, an element.</summary>
    public string? LocationName { get; init; }

    public static Member Read(string owner, JsonProperty json)
    {
        Traits.Check($"member {owner}.{json.Name}", json.Value, Traits.OfMember);
        return new(json.Name, json.Value.GetProperty("shape").GetString()!, json.Value.IsTrue("deprecated"), json.Value.IsTrue("idempotencyToken"))
        {
            Location = json.Value.TryGetProperty("location", out var location) ? At(owner, json.Name, location.GetString()) : MemberLocation.Body,
            LocationName = json.Value.TryGetProperty("locationName", out var name) ? name.GetString() : null,
        };
    }

    private static MemberLocation At(string owner, string name, string? location) => location switch
    {
        "uri" => MemberLocation.Path,
        "querystring" => MemberLocation.Query,
        _ => throw new InvalidOperationException($"The member {owner}.{name} travels as '{location}', which this generator does not write."),
    };
}

internal enum MemberLocation
{
    Body,
    Path,
    Query,
}
