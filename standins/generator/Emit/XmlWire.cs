using Standins.Generator.CSharp;
using Standins.Generator.Models;

namespace Standins.Generator.Emit;

/// <summary>What the protocols that answer in XML have in common: how answers are read.</summary>
internal abstract class XmlWire(ServiceModel model, Closure closure) : Wire(model, closure)
{
    protected override SourceFile NewFile() => new(
        Model.Spec.Namespace + ".Model",
        "System", "System.Collections.Generic", "System.Xml", "Amazon.Runtime", "Amazon.Runtime.Internal", "Standins.Runtime");

    protected override void Reader(SourceFile file, string type, string? shape)
    {
        file.Line();
        file.Block($"private static {type} Read{type}(XmlReader r)", () =>
        {
            file.Line($"var x = new {type}();");
            file.Line("var depth = XmlReading.NotEntered;");
            file.Line("while (r.NextChild(ref depth))");
            file.Block("    switch (r.LocalName)", () =>
            {
                foreach (var member in MembersOf(shape))
                    file.Line($"    case \"{member.LocationName ?? member.Name}\": x.{Naming.UpperFirst(member.Name)} = {ValueReader(Model[member.Shape])}; break;");
                file.Line("    default: r.Skip(); break;");
            });
            file.Line("return x;");
        });
    }

    protected string ValueReader(Shape shape) => shape switch
    {
        { Type: "structure" } => $"Read{Naming.UpperFirst(shape.Name)}(r)",
        { Type: "list" } => $"r.ReadList({ElementReader(shape)})",
        { Type: "map" } => $"r.ReadMap({ElementReader(shape)})",
        _ => $"XmlReading.{Naming.UpperFirst(shape.Type)}(r)",
    };

    private string ElementReader(Shape collection) => Model[collection.Element!] switch
    {
        { Type: "structure" } s => "Read" + Naming.UpperFirst(s.Name),
        { Type: "list" or "map" } inner => $"static r => {ValueReader(inner)}",
        var scalar => "XmlReading." + Naming.UpperFirst(scalar.Type),
    };
}
