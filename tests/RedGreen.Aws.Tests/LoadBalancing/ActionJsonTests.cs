using System.Text.Json;
using RedGreen.Aws.LoadBalancing;
using RedGreen.Deployments;
using RedGreen.Routing;
using Action = Amazon.ElasticLoadBalancingV2.Model.Action;

namespace RedGreen.Aws.Tests.LoadBalancing;

public class ActionJsonTests
{
    [Fact]
    public void An_action_with_every_field_set_comes_back_whole()
    {
        var action = Filled.Of<Action>();
        var back = ActionJson.Write(ActionJson.Read(action));
        back.TargetGroupArn.ShouldBeNull();
        back.TargetGroupArn = action.TargetGroupArn;
        back.ShouldBeEquivalentTo(action);
    }

    [Fact]
    public void It_stands_in_the_document_with_AWSs_own_names()
    {
        var json = JsonSerializer.Serialize(ActionJson.Read(Filled.Of<Action>()), DocumentJson.Default.RuleAction);
        json.ShouldContain("\"ForwardConfig\":{\"TargetGroups\":[{\"TargetGroupArn\":\"TargetGroupArn\",\"Weight\":");
        json.ShouldContain("\"RedirectConfig\":{");
    }

    [Fact]
    public void Of_the_two_forms_of_a_forward_only_one_is_written_back()
    {
        var action = new Action { Type = "forward", TargetGroupArn = "red", ForwardConfig = new() { TargetGroups = [new() { TargetGroupArn = "red", Weight = 1 }] } };
        var read = ActionJson.Read(action);
        read.TargetGroupArn.ShouldBeNull();
        read.Groups().ShouldBe([new GroupWeight("red", 1)]);
    }

    [Fact]
    public void A_login_keeps_the_secret_that_AWS_never_answers() =>
        ActionJson.Write(ActionJson.Read(new Action { Type = "authenticate-oidc", AuthenticateOidcConfig = new() { ClientId = "x" } })).AuthenticateOidcConfig.UseExistingClientSecret.ShouldBe(true);
}
