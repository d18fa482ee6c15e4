using Amazon.Lambda.Annotations.SourceGenerator.Model;

namespace Amazon.Lambda.Annotations.SourceGenerator.Emit;

/// <summary>
/// The program: ANNOTATIONS_HANDLER names the function. What a function needs is built inside the bootstrap's
/// initializer, so that a failure reaches the service as an init error with its reason. An unknown name is such a failure.
/// </summary>
internal static class Program
{
    private const string Context = "global::Amazon.Lambda.Core.ILambdaContext";
    private const string Builder = "global::Amazon.Lambda.RuntimeSupport.LambdaBootstrapBuilder";
    private const string Task = "global::System.Threading.Tasks.Task";

    public static string Emit(IReadOnlyList<Function> functions, string serializer)
    {
        var source = new Source(functions[0].Namespace);
        source.Block("public static class GeneratedProgram", () =>
            source.Block($"public static async {Task} Main(string[] args)", () =>
            {
                source.Line("var __handler = global::System.Environment.GetEnvironmentVariable(\"ANNOTATIONS_HANDLER\");");
                source.Block("switch (__handler)", () =>
                {
                    foreach (var function in functions)
                        source.Block($"case \"{function.Method}\":", () => Case(source, function, serializer));
                    source.Block("default:", () => Unknown(source, functions));
                });
            }));
        return source.ToString();
    }

    private static void Case(Source source, Function function, string serializer)
    {
        var signature = function.ResultKind switch
        {
            ResultKind.Nothing => $"global::System.Action<{function.EventType}, {Context}>",
            ResultKind.Value => $"global::System.Func<{function.EventType}, {Context}, {function.Result}>",
            ResultKind.Task => $"global::System.Func<{function.EventType}, {Context}, {Task}>",
            _ => $"global::System.Func<{function.EventType}, {Context}, {Task}<{function.Result}>>",
        };
        source.Line($"{function.GeneratedType}? function = null;");
        source.Line($"{signature} invoke = (input, context) => function!.{function.Method}(input, context);");
        source.Line($"using var bootstrap = {Builder}.Create(invoke, new {serializer}())");
        source.Line($"    .UseBootstrapHandler(() => {{ function = new {function.GeneratedType}(); return {Task}.FromResult(true); }})");
        source.Line("    .Build();");
        source.Line("await bootstrap.RunAsync().ConfigureAwait(false);");
        source.Line("return;");
    }

    private static void Unknown(Source source, IReadOnlyList<Function> functions)
    {
        var known = string.Join(", ", functions.Select(f => f.Method).OrderBy(name => name, StringComparer.Ordinal));
        source.Line("var problem = new global::System.InvalidOperationException(string.IsNullOrEmpty(__handler)");
        source.Line($"    ? \"ANNOTATIONS_HANDLER is not set. It names the function to run: {known}.\"");
        source.Line($"    : $\"ANNOTATIONS_HANDLER is '{{__handler}}', which is no function of this program. It has: {known}.\");");
        source.Line($"global::System.Func<global::System.IO.Stream, {Task}<global::System.IO.Stream>> never = _ => throw problem;");
        source.Line($"using var bootstrap = {Builder}.Create(never).UseBootstrapHandler(() => throw problem).Build();");
        source.Line("await bootstrap.RunAsync().ConfigureAwait(false);");
        source.Line("return;");
    }
}
