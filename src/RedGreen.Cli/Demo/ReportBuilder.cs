using System.Text.Json;
using RedGreen.Sandbox.Load;

namespace RedGreen.Cli.Demo;

/// <summary>Puts together what the state machine did and what clients saw.</summary>
/// <param name="visits">The states.</param>
/// <param name="traffic">The load's samples.</param>
/// <param name="wall">Turns the sandbox's clock into the load's wall time.</param>
/// <param name="image">The image deployed.</param>
internal sealed class ReportBuilder(IReadOnlyList<Visit> visits, TrafficLog traffic, Func<DateTimeOffset, TimeSpan> wall, string image)
{
    // New weights reach the load balancer half a second of its time after they are written, and answers under way come
    // from before.
    private static readonly TimeSpan Propagation = TimeSpan.FromSeconds(1);

    /// <summary>The steps that Green carried.</summary>
    public IReadOnlyList<StepReport> Steps() =>
    [
        .. Shifts().Where(shift => Weight(shift.Visit) > 0).Select(shift =>
        {
            var since = traffic.AtOrAfter(wall(shift.Visit.Left!.Value) + Propagation);
            var until = traffic.Before(wall(shift.Next));
            return new StepReport(Weight(shift.Visit), until.ShareOf(image, since), Named(until) - Named(since), Math.Round((wall(shift.Next) - wall(shift.Visit.Left.Value)).TotalSeconds, 2));
        }),
    ];

    /// <summary>What Green answered until traffic came home.</summary>
    public (long Requests, long Errors) Green(LoadSnapshot before, LoadSnapshot after)
    {
        var home = Shifts().FirstOrDefault(shift => Stage(shift.Visit) == "home");
        var until = home.Visit is null ? after : traffic.Before(wall(home.Visit.Entered));
        return (Outcomes(until).Total - Outcomes(before).Total, Outcomes(until).Failed - Outcomes(before).Failed);
    }

    /// <summary>Wall seconds from the evaluation that decided on the rollback to Green's last answer; null: there was none.</summary>
    public double? RollbackSeconds(LoadSnapshot after)
    {
        var decided = visits.FirstOrDefault(visit => visit.State == "EvaluateHealth" && Text(visit.Output, "decision") == "rollback");
        return decided?.Left is not { } at ? null
            : after.Images.TryGetValue(image, out var answers) ? Math.Round(Math.Max(0, (answers.Last - wall(at)).TotalSeconds), 3) : 0;
    }

    private IEnumerable<(Visit Visit, DateTimeOffset Next)> Shifts()
    {
        var moves = visits.Where(visit => visit.State is "ShiftWeight" or "Rollback" or "WritePromoted" && visit.Left is not null).ToList();
        var end = visits[^1].Entered;
        for (var i = 0; i < moves.Count; i++)
            if (moves[i].State == "ShiftWeight")
                yield return (moves[i], i + 1 < moves.Count ? moves[i + 1].Entered : end);
    }

    private OutcomeCounts Outcomes(LoadSnapshot snapshot) => snapshot.Images.TryGetValue(image, out var answers) ? answers.Outcomes : default;

    private static long Named(LoadSnapshot snapshot) => snapshot.Images.Where(entry => entry.Key != LoadSnapshot.NoImage).Sum(entry => entry.Value.Outcomes.Total);

    private static int Weight(Visit visit) => visit.Output.GetProperty("traffic").GetProperty("weight").GetInt32();

    private static string? Stage(Visit visit) => Text(visit.Output.GetProperty("traffic"), "stage");

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
