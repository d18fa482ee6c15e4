using RedGreen.Cli.Demo;
using RedGreen.Rehearsals;
using RedGreen.Sandbox.Load;

namespace RedGreen.EndToEnd.Tests;

/// <summary>What holds of more than one deployment.</summary>
internal static class DeploymentChecks
{
    private const double Confidence = 0.999;

    /// <summary>The service runs the image, the rules are as before, nothing of Green is left.</summary>
    public static void LeavesOnly(this DeploymentReport report, string image)
    {
        report.Runs.ShouldBe(image);
        report.RulesRestored.ShouldBeTrue();
        report.GreenLeft.ShouldBe(0);
    }

    /// <summary>Each step's share is what its weight makes likely.</summary>
    public static void ServesItsWeightAtEachStep(this DeploymentReport report)
    {
        foreach (var step in report.Steps)
        {
            step.Answers.ShouldBeGreaterThan(500, $"the share at {step.Weight}% needs answers");
            var (least, most) = BinomialBand.Of(step.Answers, step.Weight / 100.0, Confidence);
            ((long)Math.Round(step.ObservedGreenShare!.Value * step.Answers)).ShouldBeInRange(least, most, $"answers of Green out of {step.Answers} at {step.Weight}%");
        }
    }

    /// <summary>The load was what the test claims.</summary>
    public static void IsBusy(this (DeploymentReport Report, LoadSnapshot Load) deployment)
    {
        (deployment.Report.Requests / deployment.Report.Seconds).ShouldBeGreaterThanOrEqualTo(500);
        deployment.Load.Unsent.ShouldBe(0);
    }
}
