using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Machine.Tests;

/// <summary>A CloudWatch whose GetMetricData does something else for a while.</summary>
internal sealed class GetMetricDataFault : IWireFilter
{
    private Func<AwsCall, Func<AwsCall, JsonObject>, JsonObject>? _fault;

    /// <summary>How often it was asked, whatever it answered.</summary>
    public int Calls { get; private set; }

    public JsonObject Handle(AwsCall call, Func<AwsCall, JsonObject> next)
    {
        if (call is not { Service: "monitoring", Operation: "GetMetricData" })
            return next(call);
        Calls++;
        return _fault is { } fault ? fault(call, next) : next(call);
    }

    /// <summary>It works again.</summary>
    public void Ends() => _fault = null;

    /// <summary>Every call is throttled.</summary>
    public void Throttles() => _fault = static (_, _) => throw new AwsError("ThrottlingException", "Rate exceeded");

    /// <summary>Every answer is one in part, and has no next page.</summary>
    public void AnswersInPart() => Changes(static result => result["StatusCode"] = "PartialData");

    /// <summary>A metric has no values any more for the queries that begin with this letter.</summary>
    public void Loses(char side) => Changes(result =>
    {
        if (((string)result["Id"]!).StartsWith(side))
            (result["Timestamps"], result["Values"]) = (new JsonArray(), new JsonArray());
    });

    private void Changes(Action<JsonObject> change) => _fault = (call, next) =>
    {
        var answer = next(call);
        foreach (var result in answer["MetricDataResults"]!.AsArray())
            change(result!.AsObject());
        return answer;
    };
}
