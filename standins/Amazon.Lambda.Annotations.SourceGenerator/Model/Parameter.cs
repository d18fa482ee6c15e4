using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator.Model;

internal enum ParameterKind
{
    Event,
    Context,
    Service,
}

/// <summary>A parameter of a function's method; the type is written out in full.</summary>
internal sealed record Parameter(string Type, ParameterKind Kind)
{
    public static Parameter Of(IParameterSymbol symbol) => new(
        symbol.Type.ToDisplayString(Names.Full),
        symbol.Type.ToDisplayString() == Names.Context ? ParameterKind.Context
        : symbol.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == Names.FromServices) ? ParameterKind.Service
        : ParameterKind.Event);
}
