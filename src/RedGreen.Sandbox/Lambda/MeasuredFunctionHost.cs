using System.Text.Json.Nodes;
using RedGreen.Sandbox.CloudWatch;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Lambda;

/// <summary>Publishes what Lambda measures of each function, by name and, where a version or alias was invoked, by that too.</summary>
internal sealed class MeasuredFunctionHost(IFunctionHost functions, SandboxContext context, IMetricSink metrics) : IFunctionHost
{
    private const string Namespace = "AWS/Lambda";

    /// <inheritdoc/>
    public async Task<JsonNode?> InvokeAsync(string function, JsonNode? payload, CancellationToken cancellationToken)
    {
        var begun = context.Time.GetTimestamp();
        try
        {
            var answer = await functions.InvokeAsync(function, payload, cancellationToken).ConfigureAwait(false);
            Count(function, begun, errors: 0);
            return answer;
        }
        catch (FunctionError)
        {
            Count(function, begun, errors: 1);
            throw;
        }
        catch (AwsError refusal) when (refusal.Code == "TooManyRequestsException")
        {
            // A throttled request is no invocation.
            Publish(function, [("Throttles", 1, "Count")]);
            throw;
        }
    }

    private void Count(string function, long begun, int errors) => Publish(function,
    [
        ("Invocations", 1, "Count"),
        ("Errors", errors, "Count"),
        ("Throttles", 0, "Count"),
        ("Duration", context.Time.GetElapsedTime(begun).TotalMilliseconds, "Milliseconds"),
    ]);

    private void Publish(string function, IReadOnlyList<(string Name, double Value, string Unit)> values)
    {
        var name = FunctionReference.NameOf(function);
        List<(string, string)[]> identities = [[("FunctionName", name)]];
        if (FunctionReference.QualifierOf(function) is { } qualifier)
            identities.Add([("FunctionName", name), ("Resource", $"{name}:{qualifier}")]);
        lock (context.Gate)
            foreach (var dimensions in identities)
                foreach (var (metric, value, unit) in values)
                    metrics.Publish(Namespace, metric, dimensions, context.Now, value, unit);
    }
}
