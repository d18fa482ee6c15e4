using Amazon.Lambda.Annotations.SourceGenerator.Model;
using Microsoft.CodeAnalysis;

namespace Amazon.Lambda.Annotations.SourceGenerator;

/// <summary>What is wrong with the annotations, said while compiling.</summary>
internal static class Problems
{
    private static readonly DiagnosticDescriptor NoSerializer = Error("STANDIN0001",
        "The assembly names no serializer, so events cannot be read. Add [assembly: LambdaSerializer(typeof(...))].");
    private static readonly DiagnosticDescriptor SameName = Error("STANDIN0002",
        "Two functions are called '{0}'. ANNOTATIONS_HANDLER names the method, so method names must be unique in the project.");
    private static readonly DiagnosticDescriptor ManyEvents = Error("STANDIN0003",
        "'{0}' takes more than one event. Put [FromServices] on parameters that come from the services.");
    private static readonly DiagnosticDescriptor NoStartup = Error("STANDIN0004",
        "'{0}' takes a service, but no class has [LambdaStartup]");
    private static readonly DiagnosticDescriptor ManyStartups = Error("STANDIN0005",
        "'{0}' is one of several classes with [LambdaStartup]; one assembly has one");
    private static readonly DiagnosticDescriptor NoConfigureServices = Error("STANDIN0006",
        "'{0}' has [LambdaStartup] but no method 'public void ConfigureServices(IServiceCollection services)'");

    public static IEnumerable<Diagnostic> Of(IReadOnlyList<Function> functions, IReadOnlyList<Startup> startups, AssemblySettings settings)
    {
        if (functions.Count > 0 && settings is { GeneratesMain: true, Serializer: null })
            yield return Diagnostic.Create(NoSerializer, functions[0].Place.ToLocation());
        foreach (var twin in functions.GroupBy(f => f.Method).SelectMany(same => same.Skip(1)))
            yield return Diagnostic.Create(SameName, twin.Place.ToLocation(), twin.Method);
        foreach (var function in functions)
        {
            if (function.Parameters.Count(p => p.Kind == ParameterKind.Event) > 1)
                yield return Diagnostic.Create(ManyEvents, function.Place.ToLocation(), function.Method);
            if (startups.Count == 0 && function.Parameters.Any(p => p.Kind == ParameterKind.Service))
                yield return Diagnostic.Create(NoStartup, function.Place.ToLocation(), function.Method);
        }
        foreach (var startup in startups.Skip(1))
            yield return Diagnostic.Create(ManyStartups, startup.Place.ToLocation(), startup.Type);
        foreach (var startup in startups.Where(s => !s.HasConfigureServices))
            yield return Diagnostic.Create(NoConfigureServices, startup.Place.ToLocation(), startup.Type);
    }

    private static DiagnosticDescriptor Error(string id, string message)
        => new(id, "Lambda annotations", message, "Lambda", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
