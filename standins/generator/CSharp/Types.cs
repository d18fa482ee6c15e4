using Standins.Generator.Models;

namespace Standins.Generator.CSharp;

/// <summary>C# types of shapes: value types nullable, enums as classes except inside collections, where they are strings.</summary>
internal sealed class Types(ServiceModel model)
{
    public string OfMember(Member member)
    {
        var shape = model[member.Shape];
        return shape.IsEnum ? Naming.UpperFirst(shape.Name) : IsValue(shape) ? Plain(shape) + "?" : Plain(shape);
    }

    public static bool IsCollection(Shape shape) => shape.Type is "list" or "map";

    /// <summary>The type of a collection's element.</summary>
    public string OfElement(Shape collection) => Plain(model[collection.Element!]);

    private static bool IsValue(Shape shape)
        => shape.Type is "boolean" or "integer" or "long" or "double" or "float" or "timestamp";

    private string Plain(Shape shape) => shape.Type switch
    {
        "structure" when shape.IsDocument => "Amazon.Runtime.Documents.Document",
        "structure" => Naming.UpperFirst(shape.Name),
        "string" => "string",
        "boolean" => "bool",
        "integer" => "int",
        "long" => "long",
        "double" => "double",
        "float" => "float",
        "timestamp" => "DateTime",
        "blob" => "MemoryStream",
        "list" => $"List<{OfElement(shape)}>",
        "map" => $"Dictionary<string, {OfElement(shape)}>",
        _ => throw new InvalidOperationException($"Shape {shape.Name} is a {shape.Type}, which this generator does not know."),
    };
}
