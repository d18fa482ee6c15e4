using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace RedGreen.Sandbox.Lambda;

/// <summary>Reads what a runtime posts: answers and errors.</summary>
internal static class RuntimeReport
{
    /// <summary>The whole body.</summary>
    public static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        return body.ToArray();
    }

    /// <summary>A function without a result posts an empty body, which is null.</summary>
    public static bool TryParse(byte[] body, out JsonNode? json)
    {
        json = null;
        if (body.Length == 0)
            return true;
        try
        {
            json = JsonNode.Parse(body);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>
    /// An error report: <c>errorType</c>, <c>errorMessage</c> and <c>stackTrace</c>, with the type in a header besides.
    /// </summary>
    public static async Task<FunctionError> ReadErrorAsync(HttpRequest request)
    {
        var body = await ReadAsync(request);
        var report = TryParse(body, out var json) ? json as JsonObject : null;
        var type = Text(report, "errorType") ?? request.Headers["Lambda-Runtime-Function-Error-Type"].FirstOrDefault();
        // So speaks Step Functions where a report has no type.
        return string.IsNullOrEmpty(type)
            ? new("Lambda.Unknown", $"The cause could not be determined because Lambda did not return an error type. Returned payload: {System.Text.Encoding.UTF8.GetString(body)}")
            : new(type, Text(report, "errorMessage") ?? "") { Trace = Trace(report) };
    }

    private static string? Text(JsonObject? report, string name) => TryText(report?[name], out var text) ? text : null;

    private static List<string> Trace(JsonObject? report)
    {
        var frames = new List<string>();
        foreach (var frame in report?["stackTrace"] as JsonArray ?? [])
            if (TryText(frame, out var text))
                frames.Add(text);
        return frames;
    }

    private static bool TryText(JsonNode? node, [NotNullWhen(true)] out string? text)
    {
        text = null;
        return node is JsonValue value && value.TryGetValue(out text);
    }
}
