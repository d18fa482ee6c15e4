using RedGreen.Sandbox.DataPlane;
using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.DataPlane.Images.Commands;

namespace RedGreen.Sandbox.Tests.DataPlane.Images;

public class ImageCatalogTests
{
    private readonly ImageCatalog _catalog = new();

    [Theory]
    [InlineData("demo/shop:v1")]
    [InlineData("123456789012.dkr.ecr.eu-west-1.amazonaws.com/demo/shop:v1")]
    [InlineData("localhost:5000/demo/shop:v1")]
    public void An_image_is_found_whatever_registry_it_is_said_to_come_from(string reference)
    {
        Find(reference).ShouldNotBeNull();
        _catalog.NameOf(reference).ShouldBe("demo/shop:v1");
    }

    [Theory]
    [InlineData("demo/shop:v9")]
    [InlineData("demo/shop")]
    [InlineData("shop:v1")]
    [InlineData("demo/shop@sha256:0000")]
    [InlineData("")]
    [InlineData(":@/")]
    public void What_nobody_has_built_cannot_be_pulled(string reference)
    {
        Find(reference).ShouldBeNull();
        _catalog.DigestOf(reference).ShouldBeNull();
    }

    [Fact]
    public void Version_3_of_the_shop_is_the_bad_one()
    {
        Find("demo/shop:v2")!.ErrorRate.ShouldBe(0);
        Find("demo/shop:v3")!.ErrorRate.ShouldBe(0.08);
    }

    [Fact]
    public void A_rehearsal_image_has_any_tag() =>
        Find("demo/leak:release-7")!.End!.ExitCode.ShouldBe(137);

    [Fact]
    public void A_digest_is_the_same_in_every_run_and_leads_back_to_its_tag()
    {
        var digest = _catalog.DigestOf("demo/shop:v3").ShouldNotBeNull();
        digest.ShouldMatch("^sha256:[0-9a-f]{64}$");

        var another = new ImageCatalog();
        another.NameOf($"registry.example/demo/shop@{digest}").ShouldBe("demo/shop:v3");
        another.Find(Launch($"demo/shop@{digest}"))!.ErrorRate.ShouldBe(0.08);
        another.DigestOf($"demo/shop@{digest}").ShouldBe(digest);
    }

    [Fact]
    public void A_digest_of_any_tag_is_known_once_the_tag_was_seen()
    {
        var digest = _catalog.DigestOf("demo/errors:release-7");
        _catalog.NameOf($"demo/errors@{digest}").ShouldBe("demo/errors:release-7");
        Find($"demo/errors@{digest}")!.ErrorRate.ShouldBe(0.05);
    }

    [Fact]
    public void A_digest_decides_over_the_tag_beside_it()
    {
        var digest = _catalog.DigestOf("demo/shop:v1");
        _catalog.NameOf($"demo/shop:v3@{digest}").ShouldBe("demo/shop:v1");
    }

    [Fact]
    public void A_users_own_image_hides_a_built_in_one()
    {
        var catalog = new ImageCatalog(new CommandImages([new("demo/shop:v1", ["shop"], new Dictionary<string, string>(), "/")]));
        catalog.Find(Launch("demo/shop:v1")).ShouldBeNull();
        catalog.FindCommand("demo/shop:v1")!.Command.ShouldBe(["shop"]);
        catalog.Find(Launch("demo/shop:v2")).ShouldNotBeNull();
        catalog.FindCommand($"demo/shop@{catalog.DigestOf("demo/shop:v1")}").ShouldNotBeNull();
    }

    [Fact]
    public void The_exact_name_wins_over_a_pattern_and_the_first_pattern_over_the_next()
    {
        CommandImage Image(string pattern, string program) => new(pattern, [program], new Dictionary<string, string>(), "/");
        var catalog = new ImageCatalog(new CommandImages([Image("my/*:*", "any"), Image("my/shop:*", "late"), Image("my/shop:v1", "exact")]));
        catalog.FindCommand("my/shop:v1")!.Command.ShouldBe(["exact"]);
        catalog.FindCommand("my/shop:v2")!.Command.ShouldBe(["any"]);
        catalog.FindCommand("your/shop:v2").ShouldBeNull();
    }

    [Fact]
    public void Every_known_image_can_be_pulled()
    {
        _catalog.Known.ShouldNotBeEmpty();
        _catalog.Known.ShouldAllBe(reference => Find(reference) != null);
    }

    private ImageBehaviour? Find(string reference) => _catalog.Find(Launch(reference));

    private static ContainerLaunch Launch(string image) => new("task", image, new Dictionary<string, string>());
}
