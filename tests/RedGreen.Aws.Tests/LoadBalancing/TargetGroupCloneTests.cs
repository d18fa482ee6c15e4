using Amazon.ElasticLoadBalancingV2.Model;
using RedGreen.Aws.LoadBalancing;

namespace RedGreen.Aws.Tests.LoadBalancing;

public class TargetGroupCloneTests
{
    [Fact]
    public void A_target_group_with_every_field_set_loses_none()
    {
        var clone = TargetGroupClone.Of(Filled.Of<TargetGroup>(), "shop-1a2b3c4d", []);
        clone.Name.ShouldBe("shop-1a2b3c4d");
        foreach (var property in Filled.Properties(typeof(CreateTargetGroupRequest)).Where(property => property.Name is not ("Name" or "Tags")))
            property.GetValue(clone).ShouldBeEquivalentTo(typeof(TargetGroup).GetProperty(property.Name)!.GetValue(Filled.Of<TargetGroup>()), property.Name);
    }
}
