using Standins.Generator.CSharp;
using Standins.Generator.Models;

namespace Standins.Generator.Emit;

/// <summary>JSON 1.0 and 1.1: one writer and one reader per structure, member by member, without reflection.</summary>
internal sealed class JsonWire(ServiceModel model, Closure closure) : Wire(model, closure)
{
    protected override string ErrorParameters => "ErrorResponse error, ReadOnlySpan<byte> body";

    protected override SourceFile NewFile() => new(
        Model.Spec.Namespace + ".Model",
        "System", "System.Collections.Generic", "System.IO", "System.Text.Json", "Amazon.Runtime", "Amazon.Runtime.Internal", "Standins.Runtime");

    protected override string OperationField(Operation operation)
        => $"public static readonly JsonOperation<{operation.Name}Request, {operation.Name}Response> {operation.Name} = new(\"{Model.Spec.Namespace}\", \"{Model.TargetPrefix}.{operation.Name}\", \"{Model.JsonVersion}\", Write{operation.Name}Request, Read{operation.Name}Response, Error{(operation.IsCompressed ? ", compressed: true" : "")});";

    protected override void Writer(SourceFile file, string type, string? shape)
    {
        file.Line();
        file.Block($"private static void Write{type}(Utf8JsonWriter w, {type} x)", () =>
        {
            file.Line("w.WriteStartObject();");
            foreach (var member in MembersOf(shape))
            {
                var value = $"x.{Naming.UpperFirst(member.Name)}{(member.IsIdempotencyToken ? " ?? Guid.NewGuid().ToString()" : "")}";
                file.Line(Model[member.Shape] switch
                {
                    { Type: "structure", IsDocument: false } s => $"w.PutObject(\"{member.Name}\"u8, {value}, Write{Naming.UpperFirst(s.Name)});",
                    { Type: "list" } list => $"w.PutList(\"{member.Name}\"u8, {value}, {ElementWriter(list)});",
                    { Type: "map" } map => $"w.PutMap(\"{member.Name}\"u8, {value}, {ElementWriter(map)});",
                    _ => $"w.Put(\"{member.Name}\"u8, {value});",
                });
            }
            file.Line("w.WriteEndObject();");
        });
    }

    protected override void Reader(SourceFile file, string type, string? shape)
    {
        file.Line();
        file.Block($"private static {type} Read{type}(ref Utf8JsonReader r)", () =>
        {
            file.Line("if (r.TokenType == JsonTokenType.Null) return null;");
            file.Line($"var x = new {type}();");
            ReadMembers(file, MembersOf(shape));
            file.Line("return x;");
        });
    }

    protected override void ErrorReader(SourceFile file, Shape error)
    {
        var type = Naming.Exception(error.Name);
        file.Line();
        file.Block($"private static {type} Read{type}({type} x, ReadOnlySpan<byte> body)", () =>
        {
            file.Line("var r = new Utf8JsonReader(body);");
            file.Line("r.Read();");
            ReadMembers(file, [.. Structures.ErrorMembers(error)]);
            file.Line("return x;");
        });
    }

    private void ReadMembers(SourceFile file, IReadOnlyList<Member> members)
    {
        file.Block("while (r.NextMember())", () =>
        {
            foreach (var member in members)
                file.Line($"if (r.Is(\"{member.Name}\"u8)) {{ x.{Naming.UpperFirst(member.Name)} = {MemberReader(Model[member.Shape])}; continue; }}");
            file.Line("r.Skip();");
        });
    }

    private string ElementWriter(Shape collection) => Model[collection.Element!] switch
    {
        { Type: "structure", IsDocument: false } s => "Write" + Naming.UpperFirst(s.Name),
        { Type: "list" } list => $"static (w, v) => w.List(v, {ElementWriter(list)})",
        { Type: "map" } map => $"static (w, v) => w.Map(v, {ElementWriter(map)})",
        _ => "JsonWriting.Value",
    };

    private string MemberReader(Shape shape) => shape switch
    {
        { Type: "structure", IsDocument: false } => $"Read{Naming.UpperFirst(shape.Name)}(ref r)",
        { Type: "list" } => $"r.ReadList({ElementReader(shape)})",
        { Type: "map" } => $"r.ReadMap({ElementReader(shape)})",
        { Type: "string" or "blob" } or { IsDocument: true } => $"JsonReading.{ReaderOf(shape)}(ref r)",
        _ => $"r.TokenType == JsonTokenType.Null ? null : JsonReading.{ReaderOf(shape)}(ref r)",
    };

    private string ElementReader(Shape collection) => Model[collection.Element!] switch
    {
        { Type: "structure", IsDocument: false } s => "Read" + Naming.UpperFirst(s.Name),
        { Type: "list" or "map" } inner => $"static (ref Utf8JsonReader r) => {MemberReader(inner)}",
        var scalar => "JsonReading." + ReaderOf(scalar),
    };

    private static string ReaderOf(Shape shape) => shape.IsDocument ? "Document" : Naming.UpperFirst(shape.Type);
}
