using Standins.Generator.CSharp;
using Standins.Generator.Models;

namespace Standins.Generator.Emit;

/// <summary>The class that knows a service's wire format: its operations, its errors, and (in other files) its readers and writers.</summary>
internal abstract class Wire(ServiceModel model, Closure closure)
{
    protected ServiceModel Model { get; } = model;
    protected Closure Closure { get; } = closure;
    protected string ClassName { get; } = model.Spec.Client + "Wire";

    public static Wire For(ServiceModel model, Closure closure)
        => model.Protocol switch
        {
            WireProtocol.Json => new JsonWire(model, closure),
            WireProtocol.Query => new QueryWire(model, closure),
            _ => new RestXmlWire(model, closure),
        };

    public SourceFile Operations()
    {
        var file = NewFile();
        Class(file, () =>
        {
            foreach (var operation in Model.Operations)
                file.Line(OperationField(operation));
            file.Line();
            Errors(file);
        });
        return file;
    }

    public SourceFile Writers()
    {
        var file = NewFile();
        Class(file, () =>
        {
            foreach (var operation in Model.Operations)
                RequestWriter(file, operation);
            foreach (var shape in Closure.Sent)
                Writer(file, Naming.UpperFirst(shape.Name), shape.Name);
        });
        return file;
    }

    public SourceFile Readers()
    {
        var file = NewFile();
        Class(file, () =>
        {
            foreach (var operation in Model.Operations)
                Reader(file, operation.Name + "Response", operation.Output);
            foreach (var shape in Closure.Received)
                Reader(file, Naming.UpperFirst(shape.Name), shape.Name);
            foreach (var error in Closure.Errors.Where(e => Structures.ErrorMembers(e).Any()))
                ErrorReader(file, error);
        });
        return file;
    }

    protected abstract SourceFile NewFile();
    protected abstract string OperationField(Operation operation);
    protected abstract string ErrorParameters { get; }
    protected virtual void RequestWriter(SourceFile file, Operation operation) => Writer(file, operation.Name + "Request", operation.Input);
    protected abstract void Writer(SourceFile file, string type, string? shape);
    protected abstract void Reader(SourceFile file, string type, string? shape);
    protected abstract void ErrorReader(SourceFile file, Shape error);

    protected IReadOnlyList<Member> MembersOf(string? shape)
        => shape == null ? [] : [.. Model[shape].Members.OrderBy(m => m.Name, StringComparer.Ordinal)];

    private void Class(SourceFile file, Action body)
    {
        file.Line();
        file.Line("// Members that AWS marks as deprecated are still carried.");
        file.Line("#pragma warning disable CS0612, CS0618");
        file.Block($"internal static partial class {ClassName}", body);
    }

    private void Errors(SourceFile file)
    {
        file.Block($"private static AmazonServiceException Error({ErrorParameters})", () =>
        {
            file.Block("return error.Code switch", () =>
            {
                foreach (var error in Closure.Errors)
                {
                    // The query protocol sends the code, JSON the shape's name, and some services both.
                    var codes = new[] { error.Name, error.ErrorCode }.OfType<string>().Distinct().Select(code => $"\"{code}\"");
                    var created = $"new {Naming.Exception(error.Name)}({ErrorArguments})";
                    file.Line($"{string.Join(" or ", codes)} => {(Structures.ErrorMembers(error).Any() ? $"Read{Naming.Exception(error.Name)}({created}, body)" : created)},");
                }
                file.Line($"_ => new {Model.Spec.Client}Exception({ErrorArguments}),");
            });
            file.Line(";");
        });
    }

    private const string ErrorArguments = "error.Message, error.InnerException, error.Type, error.Code, error.RequestId, error.StatusCode";
}
