using System.Collections;
using System.Text.Json.Nodes;

namespace EchoFunction;

/// <summary>What this program can be made to do.</summary>
internal static class Handlers
{
    public static async Task<string> RunAsync(string handler, JsonNode? payload)
    {
        switch (handler)
        {
            case "Echo":
                return payload?.ToJsonString() ?? "";
            case "WhoAmI":
                return new JsonObject { ["process"] = Environment.ProcessId, ["headers"] = Json(Runtime.Headers), ["environment"] = Json(Variables()) }.ToJsonString();
            case "Throw":
                throw new GreenNeverBecameHealthy("0 of 2 tasks are healthy");
            case "Die":
                Console.Error.WriteLine("about to die");
                Environment.Exit(1);
                return "";
            case "Hang":
                await Task.Delay(Timeout.Infinite);
                return "";
            case "Meet":
                return await MeetAsync((string)payload!["folder"]!, (int)payload["guests"]!);
            case "Babble":
                return "no JSON";
            default:
                throw new ArgumentOutOfRangeException(nameof(handler), handler, "No such handler.");
        }
    }

    // Answers only once as many as expected are here at the same time.
    private static async Task<string> MeetAsync(string folder, int guests)
    {
        File.WriteAllText(Path.Combine(folder, $"guest-{Environment.ProcessId}"), "");
        while (Directory.GetFiles(folder, "guest-*").Length < guests)
            await Task.Delay(10);
        return $"{Environment.ProcessId}";
    }

    private static Dictionary<string, string> Variables() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "");

    private static JsonObject Json(Dictionary<string, string> values) =>
        new(values.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}

internal sealed class GreenNeverBecameHealthy(string message) : Exception(message);
