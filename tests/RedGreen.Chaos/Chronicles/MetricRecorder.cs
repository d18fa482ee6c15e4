using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Chronicles;

/// <summary>Writes down the endings that our machine counts, for its alarms.</summary>
internal sealed class MetricRecorder(Notes notes) : IRecorder
{
    public JsonObject Record(AwsCall call, Author by, Func<AwsCall, JsonObject> next)
    {
        if (!by.IsOurs)
            return next(call);
        var metrics = call.Operation == "PutMetricData" ? string.Join(", ", (call.Input.Structures("MetricData") ?? []).Select(datum => datum.Text("MetricName"))) : null;
        return call.Then(next, error =>
        {
            if (metrics is not null)
                notes.Add(new MetricWrite(notes.Now, by, call.Operation, metrics, error));
            else if (error is null)
                notes.Add(new OtherWrite(notes.Now, by, call.Operation, call.Input.ToJsonString()));
        });
    }
}
