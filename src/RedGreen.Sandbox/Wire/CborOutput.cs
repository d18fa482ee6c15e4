using System.Formats.Cbor;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Wire;

/// <summary>Writes an operation's output as CBOR.</summary>
/// <remarks>
/// JSON has one kind of number where CBOR, and the clients that read it, tell integers from reals. The node knows: what a
/// service made as a <see cref="double"/> is a real, 5.0 included.
/// </remarks>
internal static class CborOutput
{
    /// <param name="output">The output; null members are left out.</param>
    /// <param name="timestamps">Members that hold instants, one or a list of them, as seconds since the epoch.</param>
    public static byte[] Write(JsonObject output, IReadOnlySet<string>? timestamps)
    {
        var cbor = new CborWriter();
        Structure(cbor, output, timestamps);
        return cbor.Encode();
    }

    private static void Structure(CborWriter cbor, JsonObject structure, IReadOnlySet<string>? timestamps)
    {
        cbor.WriteStartMap(structure.Count(static member => member.Value is not null));
        foreach (var (name, value) in structure)
        {
            if (value is null)
                continue;
            cbor.WriteTextString(name);
            Value(cbor, value, timestamps, timestamps?.Contains(name) == true);
        }

        cbor.WriteEndMap();
    }

    private static void Value(CborWriter cbor, JsonNode? node, IReadOnlySet<string>? timestamps, bool isTimestamp)
    {
        switch (node)
        {
            case null:
                cbor.WriteNull();
                break;
            case JsonObject structure:
                Structure(cbor, structure, timestamps);
                break;
            case JsonArray list:
                cbor.WriteStartArray(list.Count);
                foreach (var item in list)
                    Value(cbor, item, timestamps, isTimestamp);
                cbor.WriteEndArray();
                break;
            case JsonValue value:
                Scalar(cbor, value, isTimestamp);
                break;
        }
    }

    private static void Scalar(CborWriter cbor, JsonValue value, bool isTimestamp)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                cbor.WriteTextString(value.GetValue<string>());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                cbor.WriteBoolean(value.GetValue<bool>());
                break;
            default:
                if (isTimestamp)
                    cbor.WriteTag(CborTag.UnixTimeSeconds);
                Number(cbor, value);
                break;
        }
    }

    private static void Number(CborWriter cbor, JsonValue value)
    {
        if (value.GetValue<object>() is double real)
            cbor.WriteDouble(real);
        else if (long.TryParse(value.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            cbor.WriteInt64(whole);
        else
            cbor.WriteDouble(double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture));
    }
}
