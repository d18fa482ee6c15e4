using System;
using System.Collections.Generic;
using System.Text;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Util;

namespace Standins.Runtime;

/// <summary>Writes members of a request into its path, its query string or its XML body: what is null is left out.</summary>
internal static class RestXmlWriting
{
    /// <summary>UTF-8 without a mark; line ends inside values survive the reader's normalization.</summary>
    public static XmlWriterSettings Settings { get; } = new() { Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize };

    /// <summary>
    /// Route 53 answers an id as a path, <c>/hostedzone/Z1</c>, and its client takes it back like that.
    /// Without an id the path would be another operation's.
    /// </summary>
    public static void PutPath(this IRequest request, string placeholder, string value, string member)
    {
        if (string.IsNullOrEmpty(value))
            throw new AmazonClientException($"The request has no {member}, and its path needs one. Set it.");
        var path = request.ResourcePath;
        var before = path[..path.IndexOf(placeholder, StringComparison.Ordinal)];
        var prefix = before[before.TrimEnd('/').LastIndexOf('/')..];
        request.AddPathResource(placeholder, value.StartsWith(prefix, StringComparison.Ordinal) ? value[prefix.Length..] : value);
    }

    public static void PutQuery(this IRequest request, string name, string value) { if (value != null) request.Parameters.Add(name, value); }
    public static void PutQuery(this IRequest request, string name, ConstantClass value) { if (value is not null) request.Parameters.Add(name, value.Value); }

    public static void Put(this XmlWriter w, string name, string value) { if (value != null) w.WriteElementString(name, value); }
    public static void Put(this XmlWriter w, string name, ConstantClass value) { if (value is not null) w.WriteElementString(name, value.Value); }
    public static void Put(this XmlWriter w, string name, bool? value) { if (value is { } v) w.WriteElementString(name, StringUtils.FromBool(v)); }
    public static void Put(this XmlWriter w, string name, int? value) { if (value is { } v) w.WriteElementString(name, StringUtils.FromInt(v)); }
    public static void Put(this XmlWriter w, string name, long? value) { if (value is { } v) w.WriteElementString(name, StringUtils.FromLong(v)); }

    public static void PutObject<T>(this XmlWriter w, string name, T value, Action<XmlWriter, T> write) where T : class
    {
        if (value == null)
            return;
        w.WriteStartElement(name);
        write(w, value);
        w.WriteEndElement();
    }

    public static void PutList<T>(this XmlWriter w, string name, string elementName, List<T> list, Action<XmlWriter, T> element) where T : class
    {
        if (!JsonWriting.IsSet(list?.Count))
            return;
        w.WriteStartElement(name);
        foreach (var value in list)
            w.PutObject(elementName, value, element);
        w.WriteEndElement();
    }

    public static void Value(XmlWriter w, string value) => w.WriteString(value);
}
