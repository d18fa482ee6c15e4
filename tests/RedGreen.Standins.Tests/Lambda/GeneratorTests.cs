using Amazon.Lambda.Annotations;
using Amazon.Lambda.Annotations.SourceGenerator;
using Amazon.Lambda.Core;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;

namespace RedGreen.Standins.Tests.Lambda;

/// <summary>What the annotations generator writes, and what it refuses while compiling.</summary>
public class GeneratorTests
{
    private const string Start = """
        using System.Threading.Tasks;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;
        using Microsoft.Extensions.DependencyInjection;
        [assembly: LambdaGlobalProperties(GenerateMain = true)]
        [assembly: LambdaSerializer(typeof(Shop.Serializer))]
        namespace Shop;
        public class Serializer { }
        """;

    private const string Startup = """
        [LambdaStartup] public class Startup { public void ConfigureServices(IServiceCollection services) { } }
        """;

    [Fact]
    public void Each_function_gets_a_class_of_the_official_name_and_the_program_a_case()
    {
        var files = Run(Start + Startup + "public class Orders { [LambdaFunction] public Task<string> Take(string order) => null!; [LambdaFunction] public static void Count() { } }").Files;
        files.Keys.ShouldBe(["GeneratedProgram.g.cs", "Orders_Count_Generated.g.cs", "Orders_Take_Generated.g.cs"], ignoreOrder: true);
        files["Orders_Take_Generated.g.cs"].ShouldContain("public class Orders_Take_Generated");
        files["GeneratedProgram.g.cs"].ShouldContain("case \"Take\":");
        files["GeneratedProgram.g.cs"].ShouldContain("case \"Count\":");
    }

    [Fact]
    public void Without_a_startup_class_no_container_is_built()
    {
        var code = Run(Start + "public class Orders { [LambdaFunction] public string Take(string order) => order; }").Files["Orders_Take_Generated.g.cs"];
        code.ShouldContain("new global::Shop.Orders()");
        code.ShouldNotContain("DependencyInjection");
    }

    [Fact]
    public void Without_functions_there_is_nothing()
        => Run(Start + "public class Orders { }").Files.ShouldBeEmpty();

    [Fact]
    public void A_library_that_does_not_ask_for_a_program_gets_none()
        => Run(Start.Replace("GenerateMain = true", "", StringComparison.Ordinal) + "public class Orders { [LambdaFunction] public string Take(string order) => order; }")
            .Files.Keys.ShouldBe(["Orders_Take_Generated.g.cs"]);

    [Theory]
    [InlineData("STANDIN0002", "public class A { [LambdaFunction] public void Take() { } } public class B { [LambdaFunction] public void Take() { } }")]
    [InlineData("STANDIN0003", "public class A { [LambdaFunction] public void Take(string one, string two) { } }")]
    [InlineData("STANDIN0004", "public class A { [LambdaFunction] public void Take([FromServices] object service) { } }")]
    [InlineData("STANDIN0005", Startup + "[LambdaStartup] public class Second { public void ConfigureServices(IServiceCollection services) { } }")]
    [InlineData("STANDIN0006", "[LambdaStartup] public class Startup { public void ConfigureServices() { } }")]
    public void What_cannot_work_is_an_error_while_compiling(string id, string code)
    {
        var run = Run(Start + code);
        run.Diagnostics.ShouldHaveSingleItem().Id.ShouldBe(id);
        run.Diagnostics[0].Severity.ShouldBe(DiagnosticSeverity.Error);
        run.Files.ShouldBeEmpty();
    }

    [Fact]
    public void A_program_needs_a_serializer()
        => Run(Start.Replace("[assembly: LambdaSerializer(typeof(Shop.Serializer))]", "", StringComparison.Ordinal) + "public class A { [LambdaFunction] public void Take() { } }")
            .Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("STANDIN0001");

    [Fact]
    public void An_edit_elsewhere_makes_it_write_nothing_again()
    {
        var compilation = Compile(Start + "public class Orders { [LambdaFunction] public string Take(string order) => order; }");
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new FunctionsGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);
        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("public class Unrelated { }")));
        driver.GetRunResult().Results.Single().TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs)
            .ShouldAllBe(output => output.Reason == IncrementalStepRunReason.Cached);
    }

    private static (Dictionary<string, string> Files, IReadOnlyList<Diagnostic> Diagnostics) Run(string code)
    {
        var compilation = Compile(code);
        compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        var result = CSharpGeneratorDriver.Create(new FunctionsGenerator()).RunGenerators(compilation).GetRunResult().Results.Single();
        result.Exception.ShouldBeNull();
        return (result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString()), result.Diagnostics);
    }

    private static CSharpCompilation Compile(string code)
    {
        // The assembly's own references: everything that the runtime found for it, and the packages under test.
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var tested = new[] { typeof(LambdaFunctionAttribute), typeof(ILambdaContext), typeof(IServiceCollection) }.Select(t => t.Assembly.Location);
        return CSharpCompilation.Create(
            "Shop",
            [CSharpSyntaxTree.ParseText(code)],
            platform.Concat(tested).Distinct().Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
