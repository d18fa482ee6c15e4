using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;
using Amazon.Runtime.Documents;

namespace Standins.Runtime;

/// <summary>Reads a value; the reader stands on its first token and is left on its last.</summary>
internal delegate T JsonReader<out T>(ref Utf8JsonReader reader);

/// <summary>Reads members of a response. Members that the model did not know are skipped: services add them at any time.</summary>
internal static class JsonReading
{
    /// <summary>Moves to the next member's name; false at the object's end.</summary>
    public static bool NextMember(this ref Utf8JsonReader r) => r.Read() && r.TokenType == JsonTokenType.PropertyName;

    /// <summary>Whether the member has this name; then the reader moves on to its value.</summary>
    public static bool Is(this ref Utf8JsonReader r, ReadOnlySpan<byte> name) => r.ValueTextEquals(name) && r.Read();

    public static string String(ref Utf8JsonReader r) => r.GetString();
    public static bool Boolean(ref Utf8JsonReader r) => r.GetBoolean();
    public static int Integer(ref Utf8JsonReader r) => r.TryGetInt32(out var value) ? value : checked((int)Double(ref r));
    public static long Long(ref Utf8JsonReader r) => r.TryGetInt64(out var value) ? value : checked((long)Double(ref r));
    public static float Float(ref Utf8JsonReader r) => r.TokenType == JsonTokenType.String ? (float)Special(r.GetString()) : r.GetSingle();
    public static double Double(ref Utf8JsonReader r) => r.TokenType == JsonTokenType.String ? Special(r.GetString()) : r.GetDouble();
    public static MemoryStream Blob(ref Utf8JsonReader r) => r.TokenType == JsonTokenType.Null ? null : new MemoryStream(r.GetBytesFromBase64());

    /// <summary>Seconds since 1970, or a date as text.</summary>
    public static DateTime Timestamp(ref Utf8JsonReader r) => r.TokenType == JsonTokenType.String
        ? DateTime.Parse(r.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal)
        : DateTime.UnixEpoch.AddSeconds(r.GetDouble());

    public static Document Document(ref Utf8JsonReader r) => r.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.True or JsonTokenType.False => r.GetBoolean(),
        JsonTokenType.String => r.GetString(),
        JsonTokenType.Number => r.TryGetInt32(out var small) ? small : r.TryGetInt64(out var large) ? large : r.GetDouble(),
        JsonTokenType.StartArray => new Document(r.ReadList(Document)),
        JsonTokenType.StartObject => new Document(r.ReadMap(Document)),
        _ => throw new JsonException($"A document cannot begin with {r.TokenType}."),
    };

    public static List<T> ReadList<T>(this ref Utf8JsonReader r, JsonReader<T> element)
    {
        if (r.TokenType == JsonTokenType.Null)
            return null;
        var list = new List<T>();
        while (r.Read() && r.TokenType != JsonTokenType.EndArray)
            list.Add(element(ref r));
        return list;
    }

    public static Dictionary<string, T> ReadMap<T>(this ref Utf8JsonReader r, JsonReader<T> element)
    {
        if (r.TokenType == JsonTokenType.Null)
            return null;
        var map = new Dictionary<string, T>();
        while (r.NextMember())
        {
            var key = r.GetString();
            r.Read();
            map[key] = element(ref r);
        }
        return map;
    }

    private static double Special(string value) => value switch
    {
        "NaN" => double.NaN,
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => throw new JsonException($"'{value}' stands where a number belongs."),
    };
}
