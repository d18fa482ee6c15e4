using RedGreen.Cli.Finding;

namespace RedGreen.Cli.Tests.Finding;

public class NearNamesTests
{
    [Theory]
    [InlineData("shpo", " Did you mean shop?")]
    [InlineData("SHOP", " Did you mean shop or shopping-cart?")]
    [InlineData("cart", " Did you mean shopping-cart?")]
    [InlineData("zzzzzzzz", " There are checkout, shop, shopping-cart.")]
    public void Names_that_may_have_been_meant_are_told(string typed, string said) => NearNames.Among(typed, ["shop", "checkout", "shopping-cart"]).ShouldBe(said);

    [Fact]
    public void Where_there_is_nothing_it_says_so() => NearNames.Among("shop", []).ShouldBe(" There is none at all.");
}
