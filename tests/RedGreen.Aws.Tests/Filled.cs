using System.Collections;
using System.Reflection;
using Amazon.Runtime;

namespace RedGreen.Aws.Tests;

/// <summary>A model object in which every field, to the last nested one, is set.</summary>
internal static class Filled
{
    public static T Of<T>() => (T)Of(typeof(T), typeof(T).Name);

    private static object Of(Type type, string name)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return name;
        if (type == typeof(bool))
            return true;
        if (type == typeof(DateTime))
            return new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        if (type.IsPrimitive)
            return Convert.ChangeType(1 + name.Sum(c => (int)c), type, System.Globalization.CultureInfo.InvariantCulture);
        if (type.IsSubclassOf(typeof(ConstantClass)))
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).First(field => field.FieldType == type).GetValue(null)!;
        if (typeof(IDictionary).IsAssignableFrom(type))
            return Dictionary(type, name);
        if (typeof(IList).IsAssignableFrom(type))
            return List(type, name);
        return Structure(type);
    }

    private static object Structure(Type type)
    {
        var made = Activator.CreateInstance(type)!;
        foreach (var property in Properties(type))
            property.SetValue(made, Of(property.PropertyType, property.Name));
        return made;
    }

    private static IList List(Type type, string name)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        list.Add(Of(type.GetGenericArguments()[0], name));
        return list;
    }

    private static IDictionary Dictionary(Type type, string name)
    {
        var dictionary = (IDictionary)Activator.CreateInstance(type)!;
        dictionary[name] = Of(type.GetGenericArguments()[1], name);
        return dictionary;
    }

    /// <summary>The fields of a model type itself, without the SDK's plumbing.</summary>
    public static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(property => property is { CanRead: true, CanWrite: true });
}
