using Standins.Generator.CSharp;
using Standins.Generator.Models;

namespace Standins.Generator.Emit;

/// <summary>The model classes: requests, responses and what is inside them.</summary>
internal sealed class Structures(ServiceModel model, Closure closure)
{
    private readonly Types _types = new(model);

    public SourceFile Requests()
    {
        var file = NewFile();
        foreach (var operation in model.Operations)
            Class(file, $"{operation.Name}Request : {model.Spec.Client}Request", operation.Input);
        return file;
    }

    public SourceFile Responses()
    {
        var file = NewFile();
        foreach (var operation in model.Operations)
            Class(file, $"{operation.Name}Response : AmazonWebServiceResponse", operation.Output);
        return file;
    }

    public SourceFile Parts()
    {
        var file = NewFile();
        foreach (var shape in closure.All)
            Class(file, Naming.UpperFirst(shape.Name), shape.Name);
        return file;
    }

    public SourceFile Exceptions()
    {
        var file = new SourceFile(model.Spec.Namespace + ".Model", "System", "System.Collections.Generic", "System.IO", "System.Net", "Amazon", "Amazon.Runtime");
        foreach (var shape in closure.Errors)
        {
            var name = Naming.Exception(shape.Name);
            file.Line();
            file.Block($"public class {name} : {model.Spec.Client}Exception", () =>
            {
                Constructors(file, name);
                foreach (var member in ErrorMembers(shape))
                    Property(file, member);
                if (shape.RetryableAsThrottle is { } throttle)
                    file.Line($"public override RetryableDetails Retryable {{ get; }} = new({(throttle ? "true" : "false")});");
            });
        }
        return file;
    }

    /// <summary>What an error carries beside its message.</summary>
    public static IEnumerable<Member> ErrorMembers(Shape shape)
        => shape.Members.Where(m => !m.Name.Equals("message", StringComparison.OrdinalIgnoreCase));

    /// <summary>The constructors that every exception of the SDK has.</summary>
    public static void Constructors(SourceFile file, string name)
    {
        file.Line($"public {name}() {{ }}");
        file.Line($"public {name}(string message) : base(message) {{ }}");
        file.Line($"public {name}(string message, Exception innerException) : base(message, innerException) {{ }}");
        file.Line($"public {name}(Exception innerException) : base(innerException) {{ }}");
        file.Line($"public {name}(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)");
        file.Line("    : base(message, errorType, errorCode, requestId, statusCode) { }");
        file.Line($"public {name}(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)");
        file.Line("    : base(message, innerException, errorType, errorCode, requestId, statusCode) { }");
    }

    private SourceFile NewFile()
        => new(model.Spec.Namespace + ".Model", "System", "System.Collections.Generic", "System.IO", "Amazon", "Amazon.Runtime");

    private void Class(SourceFile file, string heading, string? shape)
    {
        file.Line();
        var members = shape == null ? [] : model[shape].Members;
        if (members.Count == 0)
            file.Line($"public class {heading};");
        else
            file.Block("public class " + heading, () =>
            {
                foreach (var member in members.OrderBy(m => Naming.UpperFirst(m.Name), StringComparer.Ordinal))
                    Property(file, member);
            });
    }

    private void Property(SourceFile file, Member member)
    {
        if (member.IsDeprecated)
            file.Line("[Obsolete(\"The service's model marks this member as deprecated.\")]");
        var initial = Types.IsCollection(model[member.Shape]) ? " = AWSConfigs.InitializeCollections ? [] : null;" : "";
        file.Line($"public {_types.OfMember(member)} {Naming.UpperFirst(member.Name)} {{ get; set; }}{initial}");
    }
}
