using Standins.Generator.CSharp;
using Standins.Generator.Models;

namespace Standins.Generator.Emit;

/// <summary>REST-XML: members in the path, in the query string, and in an XML body; XML in.</summary>
internal sealed class RestXmlWire(ServiceModel model, Closure closure) : XmlWire(model, closure)
{
    protected override string ErrorParameters => "ErrorResponse error, byte[] body";

    protected override string OperationField(Operation operation)
    {
        if (operation.IsCompressed)
            throw new InvalidOperationException($"{operation.Name}: compressed requests are not written for REST-XML.");
        var body = operation.Body is { } root ? $", new RestXmlBody<{operation.Name}Request>(\"{root.Name}\", \"{root.Namespace}\", Write{operation.Name}Request)" : "";
        return $"public static readonly RestXmlOperation<{operation.Name}Request, {operation.Name}Response> {operation.Name} = new(\"{Model.Spec.Namespace}\", \"{operation.HttpMethod}\", \"{operation.RequestUri}\", Place{operation.Name}Request, Read{operation.Name}Response, Error{body});";
    }

    protected override void RequestWriter(SourceFile file, Operation operation)
    {
        Placer(file, operation);
        var inBody = BodyOf(operation.Input);
        if (operation.Body != null)
            Writer(file, operation.Name + "Request", operation.Input);
        else if (inBody.Count > 0)
            throw new InvalidOperationException($"{operation.Name}: {inBody[0].Name} travels in a body whose root element the model does not name.");
    }

    private void Placer(SourceFile file, Operation operation)
    {
        file.Line();
        file.Block($"private static void Place{operation.Name}Request(IRequest r, {operation.Name}Request x)", () =>
        {
            foreach (var member in MembersOf(operation.Input).Where(m => m.Location != MemberLocation.Body))
                file.Line(member.Location == MemberLocation.Path
                    ? $"r.PutPath(\"{{{member.LocationName ?? member.Name}}}\", x.{member.Name}, nameof(x.{member.Name}));"
                    : $"r.PutQuery(\"{member.LocationName ?? member.Name}\", x.{member.Name});");
        });
    }

    // In the model's order, as the official client writes Route 53's elements.
    protected override void Writer(SourceFile file, string type, string? shape)
    {
        file.Line();
        file.Block($"private static void Write{type}(XmlWriter w, {type} x)", () =>
        {
            foreach (var member in BodyOf(shape))
            {
                var (name, value) = (member.LocationName ?? member.Name, $"x.{Naming.UpperFirst(member.Name)}{(member.IsIdempotencyToken ? " ?? Guid.NewGuid().ToString()" : "")}");
                file.Line(Model[member.Shape] switch
                {
                    { Type: "structure" } s => $"w.PutObject(\"{name}\", {value}, Write{Naming.UpperFirst(s.Name)});",
                    { Type: "list" } list => $"w.PutList(\"{name}\", \"{list.ElementName ?? "member"}\", {value}, {ElementWriter(list)});",
                    { Type: "map" or "blob" } other => throw new InvalidOperationException($"{other.Name}: a {other.Type} is not written for REST-XML."),
                    _ => $"w.Put(\"{name}\", {value});",
                });
            }
        });
    }

    protected override void ErrorReader(SourceFile file, Shape error)
    {
        var type = Naming.Exception(error.Name);
        file.Line();
        file.Block($"private static {type} Read{type}({type} x, byte[] body)", () =>
        {
            file.Line("using var r = RestXmlError.Members(body);");
            file.Line("var depth = XmlReading.NotEntered;");
            file.Line("while (r.NextChild(ref depth))");
            file.Line("{");
            foreach (var member in Structures.ErrorMembers(error))
                file.Line($"    if (RestXmlError.Is(r, \"{member.LocationName ?? member.Name}\")) {{ x.{Naming.UpperFirst(member.Name)} = {ValueReader(Model[member.Shape])}; continue; }}");
            file.Line("    r.Skip();");
            file.Line("}");
            file.Line("return x;");
        });
    }

    private List<Member> BodyOf(string? shape)
        => shape == null ? [] : [.. Model[shape].Members.Where(m => m.Location == MemberLocation.Body)];

    private string ElementWriter(Shape list) => Model[list.Element!] switch
    {
        { Type: "structure" } s => "Write" + Naming.UpperFirst(s.Name),
        { Type: "string" } => "RestXmlWriting.Value",
        var other => throw new InvalidOperationException($"{list.Name}: a list of {other.Type} is not written for REST-XML."),
    };
}
