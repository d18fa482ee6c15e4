using Amazon.Lambda.Annotations.SourceGenerator.Emit;
using Amazon.Lambda.Annotations.SourceGenerator.Model;
using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>Writes a class around every [LambdaFunction] method, and the program that chooses between them.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class FunctionsGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var functions = context.SyntaxProvider.ForAttributeWithMetadataName(
            Names.Function, static (_, _) => true, static (found, _) => Function.Of((IMethodSymbol)found.TargetSymbol)).Collect();
        var startups = context.SyntaxProvider.ForAttributeWithMetadataName(
            Names.Startup, static (_, _) => true, static (found, _) => Startup.Of((INamedTypeSymbol)found.TargetSymbol)).Collect();
        var settings = context.CompilationProvider.Select(static (compilation, _) => AssemblySettings.Of(compilation));

        context.RegisterSourceOutput(functions.Combine(startups).Combine(settings), static (output, found) =>
            Write(output, found.Left.Left, found.Left.Right, found.Right));
    }

    private static void Write(SourceProductionContext output, IReadOnlyList<Function> functions, IReadOnlyList<Startup> startups, AssemblySettings settings)
    {
        var problems = Problems.Of(functions, startups, settings).ToList();
        foreach (var problem in problems)
            output.ReportDiagnostic(problem);
        if (problems.Count > 0)
            return;
        foreach (var function in functions)
            output.AddSource($"{function.GeneratedClass}.g.cs", FunctionClass.Emit(function, startups.Count > 0 ? startups[0] : null));
        if (settings.GeneratesMain && functions.Count > 0)
            output.AddSource("GeneratedProgram.g.cs", Program.Emit(functions, settings.Serializer!));
    }
}
