using RedGreen.Deployments;

namespace RedGreen.Cli.Following;

/// <summary>States in a person's words: those that come round with every look are one thing.</summary>
internal static class StateWords
{
    public static string Of(string state, string stage) => state switch
    {
        "ReadInput" or "ResolveRequest" or "TakeLock" or "TakeTicket" or "PlanDeployment" or "WritePlan" => "planning",
        "DeployGreen" => "deploying Green",
        "WaitForIncrement" or "EvaluateHealth" or "Decision?" => stage switch
        {
            Stage.Readiness => "Green starts",
            Stage.GoingHome => "Red comes home",
            Stage.Home => "traffic is home",
            _ => "watching",
        },
        "ShiftWeight" => "shifting",
        "WritePromoted" or "UpdateRed" => "updating Red",
        "Rollback" => "rolling back",
        "WaitForDrain" => "settling",
        "RetireGreen" or "Retired?" or "WaitForTasks" => "retiring Green",
        _ => state,
    };
}
