using System.Text;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Machine.Tests.Inputs;

/// <summary>The state machine as a whole: whatever it is started with, Step Functions refuses it, or it ends in Rejected.</summary>
public class MachineInputTests
{
    // The most that a state takes, less what the envelope and an error add to it.
    private const int Most = (256 - 16) * 1024;

    [Fact]
    public async Task Any_input_ends_in_Rejected_and_changes_nothing()
    {
        await using var rehearsal = new Rehearsal();
        var before = Account.StateOf(rehearsal.Sandbox);
        OddRequests.Any.Sample(input => IsRejected(rehearsal, input), iter: 300, threads: 1);
        Account.StateOf(rehearsal.Sandbox).ShouldBe(before);
    }

    [Fact]
    public async Task Any_recovery_of_what_is_not_there_is_refused_or_finds_nothing_and_changes_nothing()
    {
        await using var rehearsal = new Rehearsal();
        rehearsal.PutLock("shop", ("owner", Recoveries.Owner), ("id", "1a2b3c4d"), ("phase", "needsPerson"));
        var before = Account.StateOf(rehearsal.Sandbox);
        var endings = new Dictionary<string, int>();
        Recoveries.Any.Sample(
            input =>
            {
                if (Ended(rehearsal, input) is { } run)
                    endings[run.Ending] = endings.GetValueOrDefault(run.Ending) + 1;
            },
            iter: 500,
            threads: 1);
        endings.Keys.ShouldBe(["Rejected", "NothingToRecover"], ignoreOrder: true);
        Account.StateOf(rehearsal.Sandbox).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(OddRequests.HugeNames), MemberType = typeof(OddRequests))]
    public async Task An_input_that_is_far_too_large_ends_in_Rejected_and_changes_nothing(string what)
    {
        var input = OddRequests.Huge[what];
        await using var rehearsal = new Rehearsal();
        var before = Account.StateOf(rehearsal.Sandbox);
        IsRejected(rehearsal, input);
        Account.StateOf(rehearsal.Sandbox).ShouldBe(before, what);
    }

    [Fact]
    public async Task An_input_of_nearly_256_KiB_ends_in_Rejected_too()
    {
        await using var rehearsal = new Rehearsal();
        IsRejected(rehearsal, $"\"{new string('x', Most)}\"");
        IsRejected(rehearsal, $"{{{string.Join(',', Enumerable.Range(0, 10_000).Select(i => $"\"field-{i}\":\"{i}\""))}}}");
    }

    // Whether Step Functions takes it at all is Step Functions' business; a defect of the sandbox is none of its refusals.
    private static void IsRejected(Rehearsal rehearsal, string input)
    {
        if (Ended(rehearsal, input) is not { } run)
            return;
        run.Ending.ShouldBe("Rejected");
        rehearsal.Locks().ShouldBeEmpty();
    }

    // Null where Step Functions has not taken it.
    private static Run? Ended(Rehearsal rehearsal, string input)
    {
        try
        {
            var run = rehearsal.Start(input, isInput: true).Finish();
            if (run.Ending == "Rejected")
                IsClear(run.Result.Cause.ShouldNotBeNull());
            return run;
        }
        catch (AwsError refused)
        {
            refused.Status.ShouldBeLessThan(500, refused.Message);
            (Encoding.UTF8.GetByteCount(input) > Most || IsNoJson(input)).ShouldBeTrue($"{refused.Code}: {refused.Message}");
            return null;
        }
    }

    // Who a recovery is for is asked of Step Functions, which repeats in words of its own what it was given.
    private static void IsClear(string words)
    {
        if (words.StartsWith("Sfn.", StringComparison.Ordinal))
            words.ShouldEndWith(" Nothing was changed.");
        else
            RawFunctions.IsClear(words);
    }

    // Members given twice, more than 64 levels and halves of surrogate pairs: what the sandbox's Step Functions reads as no JSON.
    private static bool IsNoJson(string input)
    {
        try
        {
            return JsonNode.Parse(input, documentOptions: new() { AllowDuplicateProperties = false })?.ToJsonString() is { } text && text.Contains('\ufffd');
        }
        catch (Exception problem) when (problem is System.Text.Json.JsonException or InvalidOperationException)
        {
            return true;
        }
    }
}
