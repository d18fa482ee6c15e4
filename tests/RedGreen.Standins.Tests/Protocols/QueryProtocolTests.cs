using Amazon.ElasticLoadBalancingV2;
using Amazon.ElasticLoadBalancingV2.Model;
using RedGreen.Standins.Tests.Loopback;
using RuleAction = Amazon.ElasticLoadBalancingV2.Model.Action;

namespace RedGreen.Standins.Tests.Protocols;

public class QueryProtocolTests
{
    [Fact]
    public async Task Nested_lists_become_numbered_parameters()
    {
        await using var fake = await FakeService.Start("<ModifyRuleResponse><ModifyRuleResult/></ModifyRuleResponse>");
        await Elb(fake).ModifyRuleAsync(new ModifyRuleRequest
        {
            RuleArn = "rule",
            Actions =
            [
                new RuleAction
                {
                    Type = ActionTypeEnum.Forward,
                    Order = 1,
                    ForwardConfig = new ForwardActionConfig
                    {
                        TargetGroups = [new TargetGroupTuple { TargetGroupArn = "red", Weight = 95 }, new TargetGroupTuple { TargetGroupArn = "green", Weight = 0 }],
                        TargetGroupStickinessConfig = new TargetGroupStickinessConfig { Enabled = false },
                    },
                },
            ],
        });
        fake.Only.Text.Split('&').ShouldBe(
        [
            "Action=ModifyRule",
            "Actions.member.1.ForwardConfig.TargetGroupStickinessConfig.Enabled=false",
            "Actions.member.1.ForwardConfig.TargetGroups.member.1.TargetGroupArn=red",
            "Actions.member.1.ForwardConfig.TargetGroups.member.1.Weight=95",
            "Actions.member.1.ForwardConfig.TargetGroups.member.2.TargetGroupArn=green",
            "Actions.member.1.ForwardConfig.TargetGroups.member.2.Weight=0",
            "Actions.member.1.Order=1",
            "Actions.member.1.Type=forward",
            "RuleArn=rule",
            "Version=2015-12-01",
        ]);
        fake.Only.Headers["Content-Type"].ShouldStartWith("application/x-www-form-urlencoded");
    }

    [Fact]
    public async Task An_empty_list_is_said()
    {
        await using var fake = await FakeService.Start("<DescribeRulesResponse/>");
        await Elb(fake).DescribeRulesAsync(new DescribeRulesRequest { RuleArns = [] });
        fake.Only.Text.ShouldBe("Action=DescribeRules&RuleArns=&Version=2015-12-01");
    }

    [Fact]
    public async Task Empty_elements_comments_white_space_and_unknown_elements_do_no_harm()
    {
        await using var fake = await FakeService.Start("""
            <?xml version="1.0"?>
            <DescribeRulesResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/">
              <New><Rules><member/></Rules></New>
              <DescribeRulesResult>
                <!-- a comment -->
                <Rules>
                  <member>
                    <New><RuleArn>not this one</RuleArn></New>
                    <RuleArn>rule</RuleArn>
                    <Conditions/>
                    <Actions><member><Type>forward</Type><New/><Order>1</Order></member><member><Type>moon</Type></member></Actions>
                    <IsDefault>true</IsDefault>
                    <Priority></Priority>
                  </member>
                </Rules>
                <NextMarker>more</NextMarker>
              </DescribeRulesResult>
              <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
            </DescribeRulesResponse>
            """);
        var response = await Elb(fake).DescribeRulesAsync(new DescribeRulesRequest());
        response.NextMarker.ShouldBe("more");
        var rule = response.Rules.ShouldHaveSingleItem();
        rule.RuleArn.ShouldBe("rule");
        rule.Conditions.ShouldBeEmpty();
        rule.IsDefault.ShouldBe(true);
        rule.Priority.ShouldBe("");
        rule.Actions.Select(a => (a.Type.Value, a.Order)).ShouldBe([("forward", 1), ("moon", null)]);
        rule.Actions[0].ForwardConfig.ShouldBeNull();
    }

    private static AmazonElasticLoadBalancingV2Client Elb(FakeService fake) => new(FakeService.Credentials, fake.Config<AmazonElasticLoadBalancingV2Config>());
}
