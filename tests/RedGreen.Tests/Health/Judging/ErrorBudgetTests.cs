using RedGreen.Health.Judging;

namespace RedGreen.Tests.Health.Judging;

public class ErrorBudgetTests
{
    [Fact]
    public void The_default_five_percent_are_shared_as_the_design_says()
    {
        var budget = new ErrorBudget(0.05);
        budget.Failures.ShouldBe(0.02, 1e-15);
        budget.Slow.ShouldBe(0.02, 1e-15);
        budget.Gross.ShouldBe(0.005, 1e-15);
        budget.Own(1).ShouldBe(0.005, 1e-15);
        budget.Own(4).ShouldBe(0.00125, 1e-15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Its_shares_are_never_more_than_the_whole(int metrics)
    {
        var budget = new ErrorBudget(0.3);
        (budget.Failures + budget.Slow + budget.Gross + (metrics * budget.Own(metrics))).ShouldBeLessThanOrEqualTo(0.3 + 1e-15);
    }
}
