using RedGreen.Pushes;

namespace RedGreen.Tests.Pushes;

public class EcrImageTests
{
    [Theory]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop")]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop:v1")]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop@" + Pushed.Old)]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop:v1@" + Pushed.Old)]
    [InlineData("123456789012.dkr.ecr-fips.eu-west-1.amazonaws.com/team/shop:v1")]
    [InlineData("123456789012.dkr-ecr.eu-west-1.on.aws/team/shop:v1")]
    public void Every_spelling_of_the_registry_is_the_repository_that_was_pushed_to(string image) => Pushed.Push.IsOf(image).ShouldBeTrue();

    [Theory]
    [InlineData("team/shop:release-7")]
    [InlineData("docker.io/team/shop:release-7")]
    [InlineData("public.ecr.aws/team/shop:release-7")]
    [InlineData("210987654321.dkr.ecr.eu-west-1.amazonaws.com/team/shop:release-7")]
    [InlineData("123456789012.dkr.ecr.us-east-1.amazonaws.com/team/shop:release-7")]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop-admin:release-7")]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:release-7")]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/Team/shop:release-7")]
    [InlineData("")]
    public void Another_registry_or_repository_is_not(string image) => Pushed.Push.IsOf(image).ShouldBeFalse();

    [Theory]
    [InlineData("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/team/shop:v1", "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/team/shop@" + Pushed.New)]
    [InlineData("123456789012.dkr-ecr.eu-west-1.on.aws/team/shop@" + Pushed.Old, "123456789012.dkr-ecr.eu-west-1.on.aws/team/shop@" + Pushed.New)]
    public void Only_the_digest_changes(string image, string becomes) => EcrImage.Parse(image).ShouldNotBeNull().At(Pushed.New).ShouldBe(becomes);
}
