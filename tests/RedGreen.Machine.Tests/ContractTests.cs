using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RedGreen.Sandbox;
using RedGreen.Sandbox.Template;
using RedGreen.Sandbox.Time;

namespace RedGreen.Machine.Tests;

/// <summary>The state machine files, the template and the code name the same things.</summary>
public class ContractTests
{
    // Names that AWS gives; every other name in an ErrorEquals is the name of an exception type of ours.
    private static readonly string[] AwsPrefixes = ["States.", "Lambda.", "Sandbox.", "Runtime.", "DynamoDB.", "Ecs.", "ElasticLoadBalancingV2.", "StepFunctions.", "Sfn."];

    private static readonly JsonArray Machines = new([.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "statemachine"), "*.asl.json").Order(StringComparer.Ordinal).Select(file => JsonNode.Parse(File.ReadAllText(file)))]);

    private static readonly SandboxTemplate Template = SandboxTemplate.Read(
        Path.Combine(AppContext.BaseDirectory, "template.yaml"), new Dictionary<string, string>(), new SandboxContext(new VirtualTime(DateTimeOffset.UnixEpoch)));

    [Fact]
    public void Every_name_in_an_ErrorEquals_is_an_exception_type()
    {
        var types = typeof(RedGreen.Failures.Throttled).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Exception))).Select(type => type.Name).ToHashSet();
        var names = All("ErrorEquals").SelectMany(list => list.AsArray()).Select(name => (string)name!).Distinct().Where(name => !AwsPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))).ToList();
        names.ShouldNotBeEmpty();
        names.ShouldAllBe(name => types.Contains(name));
    }

    [Fact]
    public void Every_Tasks_function_exists_in_the_template_and_every_function_is_a_Tasks_or_a_schedules()
    {
        var called = All("FunctionName").Select(name => Regex.Match((string)name!, @"^\$\{(\w+)\}$").Groups[1].Value).Distinct();
        called.Append("RecoverOrphansFunction").ShouldBe(Template.Functions.Select(function => function.Name), ignoreOrder: true);
    }

    [Fact]
    public void Every_functions_handler_is_a_method_of_the_class_of_its_name()
    {
        foreach (var function in Template.Functions)
        {
            var name = function.Name[..^"Function".Length];
            var type = typeof(RedGreen.Functions.Rollback).Assembly.GetType($"RedGreen.Functions.{name}").ShouldNotBeNull(name);
            type.GetMethod(function.Environment["ANNOTATIONS_HANDLER"]).ShouldNotBeNull(name);
        }
    }

    [Fact]
    public void A_function_is_dead_before_its_state_moves_on()
    {
        foreach (var (name, state) in Tasks("arn:aws:states:::lambda:invoke"))
            ((double)state["TimeoutSeconds"]!).ShouldBeGreaterThan(Template.Functions.Max(function => function.Timeout.TotalSeconds) + 10, name);
    }

    [Fact]
    public void Every_Task_has_a_time_out_explicit_retries_with_jitter_and_a_Catch()
    {
        foreach (var (name, state) in Tasks(""))
        {
            state["TimeoutSeconds"].ShouldNotBeNull(name);
            state["Catch"].ShouldNotBeNull(name);
            foreach (var retry in state["Retry"].ShouldNotBeNull(name).AsArray())
            {
                retry!["BackoffRate"].ShouldNotBeNull(name);
                retry["MaxDelaySeconds"].ShouldNotBeNull(name);
                ((string)retry["JitterStrategy"]!).ShouldBe("FULL", name);
            }
        }
    }

    [Fact]
    public void Looks_are_spread_over_the_time_that_the_machine_may_run() =>
        Machines.Select(machine => (int?)machine!["TimeoutSeconds"]).ShouldContain(RedGreen.Decisions.Schedule.LongestSeconds);

    [Fact]
    public void Every_Choice_has_a_Default()
    {
        foreach (var (name, state) in States().Where(state => (string)state.State["Type"]! == "Choice"))
            state["Default"].ShouldNotBeNull(name);
    }

    private static IEnumerable<(string Name, JsonNode State)> Tasks(string resource) =>
        States().Where(state => (string)state.State["Type"]! == "Task" && ((string)state.State["Resource"]!).StartsWith(resource, StringComparison.Ordinal));

    private static IEnumerable<(string Name, JsonNode State)> States() =>
        All("States").SelectMany(states => states.AsObject()).Select(state => (state.Key, state.Value!));

    private static IEnumerable<JsonNode> All(string key, JsonNode? node = null) => (node ?? Machines) switch
    {
        JsonObject map => map.SelectMany(field => (field.Key == key ? new[] { field.Value! } : []).Concat(field.Value is null ? [] : All(key, field.Value))),
        JsonArray list => list.Where(item => item is not null).SelectMany(item => All(key, item)),
        _ => [],
    };
}
