using Amazon.Lambda.Annotations.SourceGenerator.Model;

namespace Amazon.Lambda.Annotations.SourceGenerator.Emit;

/// <summary>
/// The class around one function: services are built once per process, when this function is the one that runs;
/// every invocation has a scope of its own.
/// </summary>
internal static class FunctionClass
{
    private const string Context = "global::Amazon.Lambda.Core.ILambdaContext";
    private const string Services = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions";

    public static string Emit(Function function, Startup? startup)
    {
        var source = new Source(function.Namespace);
        source.Block($"public class {function.GeneratedClass}", () =>
        {
            if (startup != null)
                Container(source, function, startup);
            else if (!function.IsStatic)
                source.Line($"private readonly {function.ClassType} __function = new {function.ClassType}();");
            source.Line("");
            Method(source, function, startup != null);
        });
        return source.ToString();
    }

    private static void Container(Source source, Function function, Startup startup)
    {
        source.Line("private readonly global::Microsoft.Extensions.DependencyInjection.ServiceProvider __services;");
        source.Line("");
        source.Block($"public {function.GeneratedClass}()", () =>
        {
            source.Line("var services = new global::Microsoft.Extensions.DependencyInjection.ServiceCollection();");
            // Before the start-up class, which may give it another lifetime.
            if (!function.IsStatic)
                source.Line($"global::Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<{function.ClassType}>(services);");
            source.Line($"new {startup.Type}().ConfigureServices(services);");
            source.Line("__services = global::Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions.BuildServiceProvider(services);");
        });
    }

    private static void Method(Source source, Function function, bool hasServices)
    {
        var returns = function.ResultKind switch
        {
            ResultKind.Nothing => "void",
            ResultKind.Value => function.Result!,
            ResultKind.Task => "async global::System.Threading.Tasks.Task",
            _ => $"async global::System.Threading.Tasks.Task<{function.Result}>",
        };
        source.Block($"public {returns} {function.Method}({function.EventType} __event, {Context} __context)", () =>
        {
            if (hasServices)
                source.Line(function.IsAsync
                    ? $"await using var scope = {Services}.CreateAsyncScope(__services);"
                    : $"using var scope = {Services}.CreateScope(__services);");
            var target = function.IsStatic ? function.ClassType
                : hasServices ? $"{Services}.GetRequiredService<{function.ClassType}>(scope.ServiceProvider)"
                : "__function";
            var call = $"{target}.{function.Method}({string.Join(", ", function.Parameters.Select(Argument))})";
            source.Line(function.ResultKind switch
            {
                ResultKind.Nothing => call + ";",
                ResultKind.Value => $"return {call};",
                ResultKind.Task => $"await {call}.ConfigureAwait(false);",
                _ => $"return await {call}.ConfigureAwait(false);",
            });
        });
    }

    private static string Argument(Parameter parameter) => parameter.Kind switch
    {
        ParameterKind.Event => "__event",
        ParameterKind.Context => "__context",
        _ => $"{Services}.GetRequiredService<{parameter.Type.TrimEnd('?')}>(scope.ServiceProvider)",
    };
}
