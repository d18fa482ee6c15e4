using Standins.Generator.CSharp;
using Standins.Generator.Models;

namespace Standins.Generator.Emit;

/// <summary>The query protocol: parameters out, XML in.</summary>
internal sealed class QueryWire(ServiceModel model, Closure closure) : XmlWire(model, closure)
{
    protected override string ErrorParameters => "ErrorResponse error";

    protected override string OperationField(Operation operation)
        => operation.IsCompressed
            ? throw new InvalidOperationException($"{operation.Name}: compressed requests are not written for the query protocol.")
            : $"public static readonly QueryOperation<{operation.Name}Request, {operation.Name}Response> {operation.Name} = new(\"{Model.Spec.Namespace}\", \"{operation.Name}\", \"{Model.ApiVersion}\", Write{operation.Name}Request, Read{operation.Name}Response, Error);";

    protected override void Writer(SourceFile file, string type, string? shape)
    {
        file.Line();
        file.Block($"private static void Write{type}(ParameterCollection p, string key, {type} x)", () =>
        {
            foreach (var member in MembersOf(shape))
            {
                var value = $"x.{Naming.UpperFirst(member.Name)}{(member.IsIdempotencyToken ? " ?? Guid.NewGuid().ToString()" : "")}";
                file.Line(Model[member.Shape] switch
                {
                    { Type: "structure" } s => $"p.PutObject(key, \"{member.Name}\", {value}, Write{Naming.UpperFirst(s.Name)});",
                    { Type: "list" } list => $"p.PutList(key, \"{member.Name}\", {value}, {ElementWriter(list)});",
                    { Type: "map" } map => $"p.PutMap(key, \"{member.Name}\", {value}, {ElementWriter(map)});",
                    _ => $"p.Put(key, \"{member.Name}\", {value});",
                });
            }
        });
    }

    protected override void ErrorReader(SourceFile file, Shape error)
        => throw new InvalidOperationException($"{error.Name} carries more than a message, which this generator does not read in the query protocol.");

    private string ElementWriter(Shape collection) => Model[collection.Element!] switch
    {
        { Type: "structure" } s => "Write" + Naming.UpperFirst(s.Name),
        { Type: "list" or "map" } inner => throw new InvalidOperationException($"{inner.Name}: collections of collections are not written in the query protocol."),
        _ => "QueryWriting.Value",
    };
}
