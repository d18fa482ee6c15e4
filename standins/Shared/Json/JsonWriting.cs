using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Documents;
using Amazon.Runtime.Documents.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Standins.Runtime;

/// <summary>Writes members of a request: what is null is left out.</summary>
internal static class JsonWriting
{
    public static void Put(this Utf8JsonWriter w, ReadOnlySpan<byte> name, string value) { if (value != null) w.WriteString(name, value); }
    public static void Put(this Utf8JsonWriter w, ReadOnlySpan<byte> name, ConstantClass value) { if (value is not null) w.WriteString(name, value.Value); }
    public static void Put(this Utf8JsonWriter w, ReadOnlySpan<byte> name, bool? value) { if (value is { } v) w.WriteBoolean(name, v); }
    public static void Put(this Utf8JsonWriter w, ReadOnlySpan<byte> name, int? value) { if (value is { } v) w.WriteNumber(name, v); }
    public static void Put(this Utf8JsonWriter w, ReadOnlySpan<byte> name, long? value) { if (value is { } v) w.WriteNumber(name, v); }
    public static void Put(this Utf8JsonWriter w, ReadOnlySpan<byte> name, double? value) { if (value is { } v) w.PutValue(name, v, Value); }
    public static void Put(this Utf8JsonWriter w, ReadOnlySpan<byte> name, float? value) { if (value is { } v) w.PutValue(name, v, Value); }
    public static void Put(this Utf8JsonWriter w, ReadOnlySpan<byte> name, DateTime? value) { if (value is { } v) w.PutValue(name, v, Value); }
    public static void Put(this Utf8JsonWriter w, ReadOnlySpan<byte> name, MemoryStream value) { if (value != null) w.PutValue(name, value, Value); }
    public static void Put(this Utf8JsonWriter w, ReadOnlySpan<byte> name, Document value) { if (!value.IsNull()) w.PutValue(name, value, Value); }
    public static void PutObject<T>(this Utf8JsonWriter w, ReadOnlySpan<byte> name, T value, Action<Utf8JsonWriter, T> write) where T : class { if (value != null) w.PutValue(name, value, write); }

    public static void PutList<T>(this Utf8JsonWriter w, ReadOnlySpan<byte> name, List<T> list, Action<Utf8JsonWriter, T> element)
    {
        if (!IsSet(list?.Count))
            return;
        w.WritePropertyName(name);
        w.List(list, element);
    }

    public static void PutMap<T>(this Utf8JsonWriter w, ReadOnlySpan<byte> name, Dictionary<string, T> map, Action<Utf8JsonWriter, T> element)
    {
        if (!IsSet(map?.Count))
            return;
        w.WritePropertyName(name);
        w.Map(map, element);
    }

    public static void List<T>(this Utf8JsonWriter w, List<T> list, Action<Utf8JsonWriter, T> element)
    {
        w.WriteStartArray();
        foreach (var value in list)
            element(w, value);
        w.WriteEndArray();
    }

    public static void Map<T>(this Utf8JsonWriter w, Dictionary<string, T> map, Action<Utf8JsonWriter, T> element)
    {
        w.WriteStartObject();
        foreach (var (key, value) in map)
        {
            w.WritePropertyName(key);
            element(w, value);
        }
        w.WriteEndObject();
    }

    public static void Value(Utf8JsonWriter w, string value) => w.WriteStringValue(value);
    public static void Value(Utf8JsonWriter w, bool value) => w.WriteBooleanValue(value);
    public static void Value(Utf8JsonWriter w, int value) => w.WriteNumberValue(value);
    public static void Value(Utf8JsonWriter w, long value) => w.WriteNumberValue(value);
    public static void Value(Utf8JsonWriter w, Document value) => DocumentMarshaller.Instance.Write(w, value);
    public static void Value(Utf8JsonWriter w, MemoryStream value) => StringUtils.WriteBase64StringValue(w, value);

    public static void Value(Utf8JsonWriter w, double value)
    {
        if (StringUtils.IsSpecialDoubleValue(value))
            w.WriteStringValue(StringUtils.FromSpecialDoubleValue(value));
        else
            w.WriteNumberValue(value);
    }

    public static void Value(Utf8JsonWriter w, float value)
    {
        if (StringUtils.IsSpecialFloatValue(value))
            w.WriteStringValue(StringUtils.FromSpecialFloatValue(value));
        else
            w.WriteNumberValue(value);
    }

    /// <summary>Seconds since 1970, to the millisecond.</summary>
    public static void Value(Utf8JsonWriter w, DateTime value)
        => w.WriteNumberValue((long)(value.ToUniversalTime() - DateTime.UnixEpoch).TotalMilliseconds / 1000m);

    /// <summary>Where the SDK fills new objects with empty collections, an empty one was not set by the caller.</summary>
    public static bool IsSet(int? count) => count > 0 || (count == 0 && !AWSConfigs.InitializeCollections);

    private static void PutValue<T>(this Utf8JsonWriter w, ReadOnlySpan<byte> name, T value, Action<Utf8JsonWriter, T> write)
    {
        w.WritePropertyName(name);
        write(w, value);
    }
}
