using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Chronicles;

/// <summary>Watches the calls of one service that change something.</summary>
internal interface IRecorder
{
    /// <summary>Lets the call through, and writes down what changed, whatever the answer was: it may have been lost.</summary>
    JsonObject Record(AwsCall call, Author by, Func<AwsCall, JsonObject> next);
}

/// <summary>How calls are told apart.</summary>
internal static class Calls
{
    private static readonly string[] Looks = ["Describe", "List", "Get", "Query", "Scan", "BatchGet", "Validate"];

    /// <summary>Whether a call only reads.</summary>
    public static bool Reads(string operation) => Looks.Any(look => operation.StartsWith(look, StringComparison.Ordinal));

    /// <summary>Makes a call, and then notes what it did, even where it failed.</summary>
    /// <param name="call">The call.</param>
    /// <param name="next">Makes it.</param>
    /// <param name="note">Given the error's code, or null.</param>
    public static JsonObject Then(this AwsCall call, Func<AwsCall, JsonObject> next, Action<string?> note)
    {
        JsonObject answer;
        try
        {
            answer = next(call);
        }
        catch (AwsError error)
        {
            note(error.Code);
            throw;
        }

        note(null);
        return answer;
    }
}
