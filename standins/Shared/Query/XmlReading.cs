using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Xml;

namespace Standins.Runtime;

/// <summary>Reads elements of a response. Each reader starts on an element and leaves what follows it as the current node.</summary>
internal static class XmlReading
{
    public const int NotEntered = -1;

    private static readonly XmlReaderSettings Settings = new() { IgnoreComments = true, IgnoreWhitespace = true };

    /// <summary>A reader on the document's root element.</summary>
    public static XmlReader Open(Stream stream)
    {
        var reader = XmlReader.Create(stream, Settings);
        reader.MoveToContent();
        return reader;
    }

    /// <summary>Moves to the current element's next child; false behind its end.</summary>
    public static bool NextChild(this XmlReader r, ref int depth)
    {
        if (depth == NotEntered)
        {
            depth = r.Depth + 1;
            var empty = r.IsEmptyElement;
            r.Read();
            if (empty)
                return false;
        }
        while (r.Depth >= depth)
        {
            if (r.NodeType == XmlNodeType.Element)
                return true;
            r.Read();
        }
        r.Read();
        return false;
    }

    public static string String(XmlReader r) => r.ReadElementContentAsString();
    public static bool Boolean(XmlReader r) => XmlConvert.ToBoolean(String(r));
    public static int Integer(XmlReader r) => XmlConvert.ToInt32(String(r));
    public static long Long(XmlReader r) => XmlConvert.ToInt64(String(r));
    public static double Double(XmlReader r) => double.Parse(String(r), CultureInfo.InvariantCulture);
    public static float Float(XmlReader r) => float.Parse(String(r), CultureInfo.InvariantCulture);
    public static DateTime Timestamp(XmlReader r)
        => DateTime.Parse(String(r), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    public static List<T> ReadList<T>(this XmlReader r, Func<XmlReader, T> element)
    {
        var list = new List<T>();
        var depth = NotEntered;
        while (r.NextChild(ref depth))
            list.Add(element(r));
        return list;
    }

    public static Dictionary<string, T> ReadMap<T>(this XmlReader r, Func<XmlReader, T> element)
    {
        var map = new Dictionary<string, T>();
        var depth = NotEntered;
        while (r.NextChild(ref depth))
            ReadEntry(r, element, map);
        return map;
    }

    private static void ReadEntry<T>(XmlReader r, Func<XmlReader, T> element, Dictionary<string, T> map)
    {
        string key = null;
        T value = default;
        var depth = NotEntered;
        while (r.NextChild(ref depth))
        {
            if (r.LocalName == "key")
                key = String(r);
            else
                value = element(r);
        }
        map[key] = value;
    }
}
