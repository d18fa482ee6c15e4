using System.Text.RegularExpressions;
using RedGreen.Cli.History;

namespace RedGreen.Cli.Tests.History;

public partial class ExecutionNameTests
{
    [Fact]
    public void Any_service_image_and_id_make_a_name_that_Step_Functions_takes() =>
        Gen.Select(Gen.String, Gen.String, Gen.String).Sample((service, image, id) => Allowed().IsMatch(ExecutionName.Of($"s{service}", image, id)));

    [Fact]
    public void A_name_is_its_services_digest_and_id() =>
        ExecutionName.Of("shop", $"registry/shop@sha256:{new string('a', 64)}", "run-7").ShouldBe("shop-aaaaaaaaaaaa-run-7");

    [Fact]
    public void The_same_asked_twice_has_the_same_name_and_another_image_another_one()
    {
        ExecutionName.Of("shop", "shop:v2", "7").ShouldBe(ExecutionName.Of("arn:aws:ecs:eu-west-1:1:service/demo/shop", "shop:v2", "7"));
        ExecutionName.Of("shop", "shop:v3", "7").ShouldNotBe(ExecutionName.Of("shop", "shop:v2", "7"));
    }

    [Fact]
    public void Ids_that_are_too_long_or_odd_stay_different() =>
        ExecutionName.Of("shop", "shop:v2", new string('x', 100) + "1").ShouldNotBe(ExecutionName.Of("shop", "shop:v2", new string('x', 100) + "2"));

    [Theory]
    [InlineData("shop-0123456789ab-run-1", "shop", true)]
    [InlineData("shop-0123456789ab-run-1", "cart", false)]
    [InlineData("shop-admin-0123456789ab-run-1", "cart", false)]
    [InlineData("6f1a2b3c-4d5e-6f70-8192-a3b4c5d6e7f8", "shop", true)]
    [InlineData("typed-by-hand", "shop", true)]
    public void A_name_of_another_form_says_nothing_of_its_service(string name, string service, bool may) => ExecutionName.MayBeOf(name, service).ShouldBe(may);

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}$")]
    private static partial Regex Allowed();
}
