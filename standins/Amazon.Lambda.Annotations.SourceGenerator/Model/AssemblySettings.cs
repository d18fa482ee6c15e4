using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator.Model;

/// <summary>What the assembly's attributes say.</summary>
internal sealed record AssemblySettings(bool GeneratesMain, string? Serializer)
{
    public static AssemblySettings Of(Compilation compilation)
    {
        var attributes = compilation.Assembly.GetAttributes();
        var properties = attributes.FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == Names.GlobalProperties);
        var serializer = attributes.FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == Names.Serializer);
        return new AssemblySettings(
            properties?.NamedArguments.Any(a => a is { Key: "GenerateMain", Value.Value: true }) == true,
            (serializer?.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol)?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
    }
}
