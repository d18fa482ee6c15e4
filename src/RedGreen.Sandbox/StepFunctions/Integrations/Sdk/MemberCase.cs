using System.Text.Json.Nodes;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language;

namespace RedGreen.Sandbox.StepFunctions.Integrations.Sdk;

/// <summary>Translates between a state machine's PascalCase members and those of the service itself.</summary>
internal static class MemberCase
{
    /// <summary>A state's parameters as the service takes them.</summary>
    public static JsonObject ToService(this SdkService service, JsonMap parameters) =>
        (service.IsCamelCase ? Lower(service, parameters, isMap: false)
            : service.Spelled.Count > 0 ? Spell(parameters, name => Own(service, name))
            : parameters).ToNode()!.AsObject();

    /// <summary>A service's answer as the state machine sees it.</summary>
    public static Json FromService(this SdkService service, JsonObject answer)
    {
        var upper = Upper(service, Json.From(answer), isMap: false, isTime: false);
        return service.Spelled.Count == 0 ? upper : Spell(upper, name => service.Spelled.FirstOrDefault(pair => pair.Value == name).Key ?? name);
    }

    /// <summary>The name with its first letter in lower case.</summary>
    public static string LowerFirst(string name) => string.Concat(char.ToLowerInvariant(name[0]).ToString(), name.AsSpan(1));

    /// <summary>The name with its first letter in upper case.</summary>
    public static string UpperFirst(string name) => string.Concat(char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1));

    // Step Functions refuses the service's own spelling where it has another one.
    private static string Own(SdkService service, string name) =>
        service.Spelled.FirstOrDefault(pair => pair.Value == name).Key is { } spelled
            ? throw StateFailure.Runtime($"The field '{name}' is not supported by Step Functions: it is '{spelled}'")
            : service.Spelled.GetValueOrDefault(name, name);

    private static Json Spell(Json value, Func<string, string> spell)
    {
        switch (value)
        {
            case JsonMap map:
                var members = new KeyValuePair<string, Json>[map.Members.Length];
                for (var i = 0; i < members.Length; i++)
                    members[i] = KeyValuePair.Create(spell(map.Members[i].Key), Spell(map.Members[i].Value, spell));
                return new JsonMap(members);
            case JsonList list:
                var items = new Json[list.Count];
                for (var i = 0; i < items.Length; i++)
                    items[i] = Spell(list[i], spell);
                return new JsonList(items);
            default:
                return value;
        }
    }

    private static Json Lower(SdkService service, Json value, bool isMap)
    {
        switch (value)
        {
            case JsonMap map:
                var members = new KeyValuePair<string, Json>[map.Members.Length];
                for (var i = 0; i < members.Length; i++)
                {
                    var (name, member) = map.Members[i];
                    var own = isMap || name.Length == 0 ? name : LowerFirst(name);
                    members[i] = KeyValuePair.Create(own, Lower(service, member, !isMap && service.Maps.Contains(own)));
                }

                return new JsonMap(members);
            case JsonList list:
                var items = new Json[list.Count];
                for (var i = 0; i < items.Length; i++)
                    items[i] = Lower(service, list[i], isMap: false);
                return new JsonList(items);
            default:
                return value;
        }
    }

    private static Json Upper(SdkService service, Json value, bool isMap, bool isTime)
    {
        switch (value)
        {
            case JsonMap map:
                var members = new KeyValuePair<string, Json>[map.Members.Length];
                for (var i = 0; i < members.Length; i++)
                {
                    var (name, member) = map.Members[i];
                    var shown = isMap || !service.IsCamelCase || name.Length == 0 ? name : UpperFirst(name);
                    members[i] = KeyValuePair.Create(shown, Upper(service, member, !isMap && service.Maps.Contains(name), !isMap && service.Timestamps.Contains(name)));
                }

                return new JsonMap(members);
            case JsonList list:
                var items = new Json[list.Count];
                for (var i = 0; i < items.Length; i++)
                    items[i] = Upper(service, list[i], isMap: false, isTime);
                return new JsonList(items);
            case JsonNumber number when isTime:
                return new JsonText(Timestamps.Format(DateTimeOffset.UnixEpoch.AddSeconds(number.Value)));
            default:
                return value;
        }
    }
}
