using System.Buffers;
using System.Formats.Cbor;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Wire;

/// <summary>
/// Reads a CBOR body as the JSON that says the same, so that services see the same input whatever a client speaks:
/// instants are seconds since the epoch, blobs base64, and the numbers that JSON lacks are the words that AWS JSON has for them.
/// </summary>
internal static class CborInput
{
    /// <summary>How deep maps and lists may be nested: what JSON's reader allows, too.</summary>
    public const int DepthLimit = 64;

    /// <summary>The input; an empty body is an empty one.</summary>
    /// <exception cref="AwsError">The body is not one CBOR map.</exception>
    public static JsonObject Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return [];
        try
        {
            var cbor = new CborReader(body, CborConformanceMode.Strict);
            if (cbor.PeekState() != CborReaderState.StartMap)
                throw WireErrors.Serialization("The request's body must be a CBOR map.");
            var json = new ArrayBufferWriter<byte>(body.Length * 2);
            using (var writer = new Utf8JsonWriter(json))
                Value(cbor, writer, DepthLimit);
            return cbor.BytesRemaining == 0
                ? JsonNode.Parse(json.WrittenSpan)!.AsObject()
                : throw WireErrors.Serialization($"The request's body goes on after its map, for {cbor.BytesRemaining} bytes.");
        }
        catch (CborContentException problem)
        {
            throw WireErrors.Serialization($"The request's body is not CBOR: {problem.Message}");
        }
    }

    private static void Value(CborReader cbor, Utf8JsonWriter json, int depth)
    {
        switch (cbor.PeekState())
        {
            case CborReaderState.StartMap:
                Map(cbor, json, Deeper(depth));
                break;
            case CborReaderState.StartArray:
                List(cbor, json, Deeper(depth));
                break;
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                json.WriteStringValue(cbor.ReadTextString());
                break;
            case CborReaderState.ByteString or CborReaderState.StartIndefiniteLengthByteString:
                json.WriteBase64StringValue(cbor.ReadByteString());
                break;
            case CborReaderState.Boolean:
                json.WriteBooleanValue(cbor.ReadBoolean());
                break;
            case CborReaderState.Null:
                cbor.ReadNull();
                json.WriteNullValue();
                break;
            case CborReaderState.SimpleValue:
                Undefined(cbor);
                json.WriteNullValue();
                break;
            case CborReaderState.Tag:
                Instant(cbor, json);
                break;
            default:
                Number(cbor, json);
                break;
        }
    }

    private static void Map(CborReader cbor, Utf8JsonWriter json, int depth)
    {
        cbor.ReadStartMap();
        json.WriteStartObject();
        while (cbor.PeekState() != CborReaderState.EndMap)
        {
            if (cbor.PeekState() is not (CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString))
                throw WireErrors.Serialization("A key of a map in the request's body is not a text.");
            json.WritePropertyName(cbor.ReadTextString());
            Value(cbor, json, depth);
        }

        cbor.ReadEndMap();
        json.WriteEndObject();
    }

    private static void List(CborReader cbor, Utf8JsonWriter json, int depth)
    {
        cbor.ReadStartArray();
        json.WriteStartArray();
        while (cbor.PeekState() != CborReaderState.EndArray)
            Value(cbor, json, depth);
        cbor.ReadEndArray();
        json.WriteEndArray();
    }

    private static void Instant(CborReader cbor, Utf8JsonWriter json)
    {
        var tag = cbor.ReadTag();
        if (tag != CborTag.UnixTimeSeconds)
            throw WireErrors.Serialization($"The request's body has the CBOR tag {(ulong)tag}: only tag 1, seconds since the epoch, has a meaning in this protocol.");
        Number(cbor, json);
    }

    private static void Number(CborReader cbor, Utf8JsonWriter json)
    {
        switch (cbor.PeekState())
        {
            case CborReaderState.UnsignedInteger:
                json.WriteNumberValue(cbor.ReadUInt64());
                break;
            case CborReaderState.NegativeInteger:
                json.WriteNumberValue(decimal.MinusOne - cbor.ReadCborNegativeIntegerRepresentation());
                break;
            case CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat:
                var number = cbor.ReadDouble();
                if (double.IsFinite(number))
                    json.WriteNumberValue(number);
                else
                    json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                throw NoMeaning();
        }
    }

    private static void Undefined(CborReader cbor)
    {
        try
        {
            if (cbor.ReadSimpleValue() == CborSimpleValue.Undefined)
                return;
        }
        catch (InvalidOperationException)
        {
            // The reader shows the initial bytes that RFC 8949 keeps for later (FC to FE) as simple values, and then cannot read them.
        }

        throw NoMeaning();
    }

    private static int Deeper(int depth) =>
        depth > 0 ? depth - 1 : throw WireErrors.Serialization($"The request's body is nested deeper than {DepthLimit} levels.");

    private static AwsError NoMeaning() =>
        WireErrors.Serialization("The request's body has a CBOR item that has no meaning where it stands: an instant is a number, and there are no simple values but true, false, null and undefined.");
}
