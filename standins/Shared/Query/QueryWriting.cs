using System;
using System.Collections.Generic;
using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Util;

namespace Standins.Runtime;

/// <summary>Writes a value under its key: a structure writes one parameter per member, <c>key.Member</c>.</summary>
internal delegate void QueryWriter<in T>(ParameterCollection parameters, string key, T value);

/// <summary>Writes members of a request as parameters: what is null is left out.</summary>
internal static class QueryWriting
{
    public static void Put(this ParameterCollection p, string key, string name, string value) { if (value != null) p.Add(Join(key, name), value); }
    public static void Put(this ParameterCollection p, string key, string name, ConstantClass value) { if (value is not null) p.Add(Join(key, name), value.Value); }
    public static void Put(this ParameterCollection p, string key, string name, bool? value) { if (value is { } v) Value(p, Join(key, name), v); }
    public static void Put(this ParameterCollection p, string key, string name, int? value) { if (value is { } v) Value(p, Join(key, name), v); }
    public static void Put(this ParameterCollection p, string key, string name, long? value) { if (value is { } v) Value(p, Join(key, name), v); }
    public static void Put(this ParameterCollection p, string key, string name, double? value) { if (value is { } v) Value(p, Join(key, name), v); }
    public static void Put(this ParameterCollection p, string key, string name, float? value) { if (value is { } v) Value(p, Join(key, name), v); }
    public static void Put(this ParameterCollection p, string key, string name, DateTime? value) { if (value is { } v) Value(p, Join(key, name), v); }
    public static void PutObject<T>(this ParameterCollection p, string key, string name, T value, QueryWriter<T> write) where T : class { if (value != null) write(p, Join(key, name), value); }

    public static void PutList<T>(this ParameterCollection p, string key, string name, List<T> list, QueryWriter<T> element)
    {
        if (!JsonWriting.IsSet(list?.Count))
            return;
        var own = Join(key, name);
        // An empty list is said, so that the service can tell it from one that was left out.
        if (list.Count == 0)
            p.Add(own, "");
        for (var i = 0; i < list.Count; i++)
            element(p, string.Create(CultureInfo.InvariantCulture, $"{own}.member.{i + 1}"), list[i]);
    }

    public static void PutMap<T>(this ParameterCollection p, string key, string name, Dictionary<string, T> map, QueryWriter<T> element)
    {
        if (!JsonWriting.IsSet(map?.Count))
            return;
        var i = 0;
        foreach (var (entryKey, value) in map)
        {
            var entry = string.Create(CultureInfo.InvariantCulture, $"{Join(key, name)}.entry.{++i}");
            p.Add(entry + ".key", entryKey);
            element(p, entry + ".value", value);
        }
    }

    public static void Value(ParameterCollection p, string key, string value) => p.Add(key, value);
    public static void Value(ParameterCollection p, string key, bool value) => p.Add(key, StringUtils.FromBool(value));
    public static void Value(ParameterCollection p, string key, int value) => p.Add(key, StringUtils.FromInt(value));
    public static void Value(ParameterCollection p, string key, long value) => p.Add(key, StringUtils.FromLong(value));
    public static void Value(ParameterCollection p, string key, double value) => p.Add(key, StringUtils.FromDouble(value));
    public static void Value(ParameterCollection p, string key, float value) => p.Add(key, StringUtils.FromFloat(value));
    public static void Value(ParameterCollection p, string key, DateTime value) => p.Add(key, StringUtils.FromDateTimeToISO8601WithOptionalMs(value));

    private static string Join(string key, string name) => key.Length == 0 ? name : $"{key}.{name}";
}
