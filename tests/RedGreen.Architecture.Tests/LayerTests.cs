using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace RedGreen.Architecture.Tests;

/// <summary>Functions -> Aws -> RedGreen; Cli -> Aws -> RedGreen, and may start the sandbox; nothing points at Cli.</summary>
public class LayerTests
{
    private static readonly Assembly Rules = typeof(Failures.Throttled).Assembly;
    private static readonly Assembly Aws = typeof(RedGreen.Aws.AwsErrors).Assembly;
    private static readonly Assembly Functions = typeof(RedGreen.Functions.Rollback).Assembly;
    private static readonly Assembly Sandbox = typeof(RedGreen.Sandbox.SandboxOptions).Assembly;
    private static readonly Assembly Cli = Assembly.Load("RedGreen.Cli");
    private static readonly Assembly[] All = [Rules, Aws, Functions, Sandbox, Cli];

    private static readonly ArchUnitNET.Domain.Architecture Types = new ArchLoader().LoadAssembliesIncludingDependencies(Rules).Build();

    // What a rule must not reach: it decides over plain values, and time, chance and answers come in from outside.
    private static readonly string[] Forbidden =
    [
        "Amazon.", "System.Net.", "System.IO.File", "System.IO.Directory", "System.Random", "System.Diagnostics.Process",
        "System.Threading.Timer", "System.Threading.Thread", "System.Diagnostics.Stopwatch", "System.TimeProvider", "System.Console",
    ];

    [Theory]
    [InlineData("RedGreen", "")]
    [InlineData("RedGreen.Aws", "RedGreen")]
    [InlineData("RedGreen.Functions", "RedGreen RedGreen.Aws")]
    [InlineData("RedGreen.Sandbox", "")]
    [InlineData("RedGreen.Cli", "RedGreen RedGreen.Aws RedGreen.Sandbox")]
    public void A_project_points_only_at_those_below_it(string project, string allowed)
    {
        var own = All.Select(assembly => assembly.GetName().Name!).ToHashSet();
        var points = All.Single(assembly => assembly.GetName().Name == project).GetReferencedAssemblies().Select(name => name.Name!).Where(own.Contains);
        points.ShouldBeSubsetOf(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void The_sandbox_shares_no_type_with_the_code_it_tests() =>
        Sandbox.GetReferencedAssemblies().ShouldNotContain(name => name.Name!.StartsWith("AWSSDK", StringComparison.Ordinal) || name.Name.StartsWith("Amazon", StringComparison.Ordinal));

    [Fact]
    public void The_rules_know_no_AWS_no_clock_no_chance_and_no_input_or_output() =>
        Reaches(Types.Types.Where(type => type.Assembly.Name == Rules.FullName || type.Assembly.Name.StartsWith("RedGreen,", StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void The_check_on_the_rules_can_fail()
    {
        var aws = new ArchLoader().LoadAssembliesIncludingDependencies(Aws).Build();
        Reaches(aws.Types.Where(type => type.Assembly.Name.StartsWith("RedGreen.Aws", StringComparison.Ordinal))).ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_function_has_a_folder_of_its_own_name_with_its_state() =>
        Functions.GetTypes().Where(type => type.GetMethods().Any(method => method.GetCustomAttributes().Any(attribute => attribute.GetType().Name == "LambdaFunctionAttribute")))
            .Select(type => type.Name)
            .ShouldBe(["ResolveRequest", "TakeTurn", "PlanDeployment", "DeployGreen", "EvaluateHealth", "ShiftWeight", "UpdateRed", "Rollback", "RetireGreen", "ResumeDeployment", "ConfirmOnGreen", "FindServices", "RecoverOrphans"], ignoreOrder: true);

    private static List<string> Reaches(IEnumerable<IType> types) =>
    [
        .. types.SelectMany(type => type.GetTypeDependencies().Select(dependency => (type.FullName, dependency.FullName)))
            .Where(pair => Forbidden.Any(name => pair.Item2.StartsWith(name, StringComparison.Ordinal)))
            .Select(pair => $"{pair.Item1} -> {pair.Item2}")
            .Distinct(),
    ];
}
