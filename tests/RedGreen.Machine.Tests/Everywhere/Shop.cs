using System.Text.Json.Nodes;
using RedGreen.Machine.Tests.Scenarios;

namespace RedGreen.Machine.Tests.Everywhere;

/// <summary>A shop that is deployed again and again, each time with one thing wrong, and must be as if nothing had been.</summary>
/// <param name="open">Opens it; again where something was left behind.</param>
/// <param name="call">The call that goes wrong; null for none.</param>
internal sealed class Shop(Func<Rehearsal> open, OneCall? call = null) : IAsyncDisposable
{
    private const string Strategy = """{"steps":"10@0s 50@0s 100@0s","tick":"150s","settle":"90s"}""";

    // A day: what waits so long is stuck.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly List<string> _wrong = [];
    private Rehearsal? _rehearsal;

    public Rehearsal Rehearsal => _rehearsal ??= open();

    /// <summary>How many deployments there were.</summary>
    public int Count { get; private set; }

    /// <summary>One deployment from the version that runs to the other one; what is wrong with how it ends is kept under a name.</summary>
    /// <param name="isGood">Whether it is to be promoted; otherwise it is aborted at its first step.</param>
    /// <param name="what">Names what happened to it.</param>
    /// <param name="isPromoted">Whether the new version is to run afterwards; asked when all is over.</param>
    /// <param name="ending">How it ends, unless it was stopped; null where another brings it to an end.</param>
    public async Task DeployAsync(bool isGood, Func<string> what, Func<bool> isPromoted, string? ending)
    {
        Count++;
        var rehearsal = Rehearsal;
        var (before, after) = rehearsal.RedImage() == "demo/shop:v1" ? ("demo/shop:v1", "demo/shop:v2") : ("demo/shop:v2", "demo/shop:v1");
        var failed = rehearsal.Failed;
        var run = rehearsal.Start(after, Strategy);
        try
        {
            if (!isGood)
                Abort(rehearsal, run);
            Settle(rehearsal, run);
            if (ending is not null)
                run.Ending.ShouldBe(ending, run.Result.ToString());
            // A ticket of one that waited for its turn holds nothing: the next one takes its place.
            rehearsal.IsAllRed(isPromoted() ? after : before, isTicketLeft: ending is null);
            rehearsal.Failed.ShouldBe(failed, "requests failed");
        }
        catch (Exception wrong) when (wrong is ShouldAssertException or InvalidOperationException)
        {
            _wrong.Add($"{what()}: {Short(wrong.Message)} [{run.Path}; {string.Join("; ", rehearsal.Recoveries().Select(recovery => $"{recovery.Arn[^20..]} {recovery.Path}"))}]");
            await DisposeAsync();
            _rehearsal = null;
        }
    }

    /// <summary>Everything went as it should, whatever went wrong.</summary>
    public void IsFine() => _wrong.ShouldBeEmpty();

    public async ValueTask DisposeAsync()
    {
        if (_rehearsal is not null)
            await _rehearsal.DisposeAsync();
    }

    // As soon as Green carries something; a deployment that does not come so far needs no abort.
    private void Abort(Rehearsal rehearsal, Run run)
    {
        for (var second = 0; run.Execution.Result is null && !run.Execution.Path.Contains("TellShifted") && second < 7_200; second++)
            Pass(() => rehearsal.Sandbox.Time.Advance(TimeSpan.FromSeconds(1)));
        rehearsal.Control($"abort/{run.Id}/any");
    }

    // It has ended, and so has whatever was started to bring it to an end.
    private void Settle(Rehearsal rehearsal, Run run)
    {
        Pass(() => rehearsal.Sandbox.Time.RunUntil(run.Execution.Completion, Longest));
        for (var minute = 0; minute < Longest.TotalMinutes && (rehearsal.Locks().Any(IsHeld) || rehearsal.Recoveries().Any(recovery => recovery.Execution.Result is null)); minute++)
            Pass(() => rehearsal.Sandbox.Time.Advance(TimeSpan.FromMinutes(1)));
    }

    // The test's own calls do not count.
    private void Pass(Action time)
    {
        call?.IsOn = true;
        time();
        call?.IsOn = false;
    }

    private static bool IsHeld(JsonNode item) => item["phase"]?["S"] is { } phase && (string)phase! != "needsPerson" && (string?)item["owner"]?["S"] != "nobody";

    private static string Short(string message)
    {
        const int Most = 700;
        var words = string.Join(' ', message.Split(['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries));
        return words.Length > Most ? words[..Most] : words;
    }
}
