using System.Globalization;
using System.Reflection;
using Amazon.Runtime;
using Amazon.Runtime.Documents;

namespace RedGreen.Standins.Tests.Shapes;

/// <summary>Objects with every property set, each to a value of its own, down to where a type would contain itself.</summary>
public static class Filled
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static object Of(Type type) => new Filling().Object(type, []);

    /// <summary>What a shape has on the wire: the properties of its own class, in the order of their names.</summary>
    public static IEnumerable<PropertyInfo> Members(Type type)
        => type.GetProperties(Own).Where(p => p is { CanWrite: true, CanRead: true }).OrderBy(p => p.Name, StringComparer.Ordinal);

    private sealed class Filling
    {
        private int _count;

        public object Object(Type type, HashSet<Type> around)
        {
            var filled = Activator.CreateInstance(type)!;
            foreach (var member in Members(type))
                member.SetValue(filled, Value(member.PropertyType, [.. around, type]));
            return filled;
        }

        private object? Value(Type type, HashSet<Type> around)
        {
            var n = ++_count;
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (type == typeof(string))
                return string.Create(CultureInfo.InvariantCulture, $"text {n} \"<&>\" é");
            if (type == typeof(bool))
                return n % 2 == 0;
            if (type == typeof(int))
                return n;
            if (type == typeof(long))
                return 5_000_000_000L + n;
            if (type == typeof(double))
                return n + 0.1;
            if (type == typeof(float))
                return n + 0.5f;
            if (type == typeof(DateTime))
                return new DateTime(2026, 1, 2, 3, 4, 5, 250, DateTimeKind.Utc).AddHours(n);
            if (type == typeof(MemoryStream))
                return new MemoryStream([1, 2, (byte)n]);
            if (type == typeof(Document))
                return new Document(new Dictionary<string, Document> { ["a"] = n, ["b"] = new Document("x", true, 1.5) });
            if (type.IsSubclassOf(typeof(ConstantClass)))
                return Activator.CreateInstance(type, string.Create(CultureInfo.InvariantCulture, $"VALUE_{n}"));
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
                return Collection(type, around);
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
                return Map(type, around);
            return around.Contains(type) ? null : Object(type, around);
        }

        private object? Collection(Type type, HashSet<Type> around)
        {
            var list = (System.Collections.IList)Activator.CreateInstance(type)!;
            for (var i = 0; i < 2; i++)
            {
                if (Value(type.GenericTypeArguments[0], around) is not { } element)
                    return null;
                list.Add(element);
            }
            return list;
        }

        private object? Map(Type type, HashSet<Type> around)
        {
            var map = (System.Collections.IDictionary)Activator.CreateInstance(type)!;
            for (var i = 0; i < 2; i++)
            {
                if (Value(type.GenericTypeArguments[1], around) is not { } value)
                    return null;
                map.Add($"key{i}", value);
            }
            return map;
        }
    }
}
