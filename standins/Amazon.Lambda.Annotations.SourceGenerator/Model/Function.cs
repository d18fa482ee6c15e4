using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator.Model;

internal enum ResultKind
{
    Nothing,
    Value,
    Task,
    TaskOfValue,
}

/// <summary>A method with [LambdaFunction]. Result is the type of its value or of its task's value, null where there is none.</summary>
internal sealed record Function(
    string? Namespace, string ClassName, string ClassType, string Method, bool IsStatic,
    EquatableList<Parameter> Parameters, ResultKind ResultKind, string? Result, Place Place)
{
    public string GeneratedClass => $"{ClassName}_{Method}_Generated";
    public string GeneratedType => Namespace == null ? $"global::{GeneratedClass}" : $"global::{Namespace}.{GeneratedClass}";
    public bool IsAsync => ResultKind is ResultKind.Task or ResultKind.TaskOfValue;

    /// <summary>The event's type; a function without an event gets the raw stream and leaves it alone.</summary>
    public string EventType => Parameters.FirstOrDefault(p => p.Kind == ParameterKind.Event)?.Type ?? "global::System.IO.Stream";

    public static Function Of(IMethodSymbol method)
    {
        var type = method.ContainingType;
        var (kind, result) = ResultOf(method);
        return new Function(
            type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString(),
            type.Name,
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            method.Name,
            method.IsStatic,
            new EquatableList<Parameter>(method.Parameters.Select(Parameter.Of)),
            kind,
            result,
            Place.Of(method.Locations.FirstOrDefault()));
    }

    private static (ResultKind Kind, string? Type) ResultOf(IMethodSymbol method)
    {
        if (method.ReturnsVoid)
            return (ResultKind.Nothing, null);
        var type = (INamedTypeSymbol?)(method.ReturnType as INamedTypeSymbol);
        var isTask = type is { Name: "Task" } && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";
        if (!isTask)
            return (ResultKind.Value, method.ReturnType.ToDisplayString(Names.Full));
        return type!.TypeArguments.Length == 1
            ? (ResultKind.TaskOfValue, type.TypeArguments[0].ToDisplayString(Names.Full))
            : (ResultKind.Task, null);
    }
}
