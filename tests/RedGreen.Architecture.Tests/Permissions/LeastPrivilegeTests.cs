using System.Text.Json.Nodes;

namespace RedGreen.Architecture.Tests.Permissions;

/// <summary>Each role holds exactly the actions that its code calls.</summary>
public class LeastPrivilegeTests
{
    private static readonly CallGraph Code = CallGraph.Of(typeof(Failures.Throttled).Assembly, typeof(RedGreen.Aws.AwsErrors).Assembly, typeof(RedGreen.Functions.Rollback).Assembly);

    // Writes that IAM can limit neither by a resource nor by a condition:
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html
    private static readonly string[] Unlimited = ["ecs:DeregisterTaskDefinition"];

    public static TheoryData<string> Functions => [.. Code.Functions().Keys];

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_may_do_what_it_calls_and_nothing_else(string function) =>
        TemplatePolicies.Functions()[function].SelectMany(statement => statement.Actions).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(NeededActions.For(Code.Operations(Code.Functions()[function])));

    [Fact]
    public void Every_function_of_the_template_is_in_the_code_and_the_other_way_round() =>
        TemplatePolicies.Functions().Keys.ShouldBe(Code.Functions().Keys, ignoreOrder: true);

    [Theory]
    [InlineData("DeploymentStateMachine", "deployment.asl.json")]
    [InlineData("OnImagePushStateMachine", "on-image-push.asl.json")]
    public void A_state_machine_may_do_what_its_states_do_and_nothing_else(string resource, string definition)
    {
        string[] logs = ["logs:", "xray:"];
        var allowed = TemplatePolicies.Of(resource).SelectMany(statement => statement.Actions).Distinct().Where(action => !logs.Any(prefix => action.StartsWith(prefix, StringComparison.Ordinal)));
        var states = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "statemachine", definition)))!;
        allowed.Order(StringComparer.Ordinal).ShouldBe(StateActions.Of(states));
    }

    [Fact]
    public void Whatever_changes_something_is_limited_by_resource_or_condition()
    {
        var everything = TemplatePolicies.Functions().Values.Append(TemplatePolicies.Of("DeploymentStateMachine")).Append(TemplatePolicies.Of("OnImagePushStateMachine")).SelectMany(statements => statements);
        everything.Where(statement => statement.Resources.Contains("*") && !statement.HasCondition)
            .SelectMany(statement => statement.Actions)
            .Where(action => !action.Split(':')[1].StartsWith("Describe", StringComparison.Ordinal) && !action.Split(':')[1].StartsWith("List", StringComparison.Ordinal) && !action.Split(':')[1].StartsWith("Get", StringComparison.Ordinal))
            .Where(action => !action.StartsWith("logs:", StringComparison.Ordinal) && !action.StartsWith("xray:", StringComparison.Ordinal))
            .Except(Unlimited)
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_check_on_the_functions_can_fail()
    {
        // Rollback must never be able to delete, and the graph must see through interfaces, async methods and lambdas.
        var rollback = NeededActions.For(Code.Operations(Code.Functions()["RollbackAsync"]));
        rollback.ShouldContain("elasticloadbalancing:ModifyRule");
        rollback.ShouldNotContain("ecs:DeleteService");
        NeededActions.For(Code.Operations(Code.Functions()["RetireGreenAsync"])).ShouldContain("ecs:DeleteService");
    }
}
