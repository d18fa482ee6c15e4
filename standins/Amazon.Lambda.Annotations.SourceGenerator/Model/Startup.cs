using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator.Model;

/// <summary>The class with [LambdaStartup].</summary>
internal sealed record Startup(string Type, bool HasConfigureServices, Place Place)
{
    public static Startup Of(INamedTypeSymbol symbol) => new(
        symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        symbol.GetMembers("ConfigureServices").OfType<IMethodSymbol>().Any(m =>
            m is { IsStatic: false, ReturnsVoid: true, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal, Parameters.Length: 1 }
            && m.Parameters[0].Type.ToDisplayString() == "Microsoft.Extensions.DependencyInjection.IServiceCollection"),
        Place.Of(symbol.Locations.FirstOrDefault()));
}
