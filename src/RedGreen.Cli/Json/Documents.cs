using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RedGreen.Cli.Speech;

namespace RedGreen.Cli.Json;

/// <summary>What <c>deploy --json</c> prints where it does not wait.</summary>
/// <param name="Id">The deployment's id.</param>
/// <param name="Execution">Its execution's ARN.</param>
/// <param name="Console">Its page in the AWS console.</param>
internal sealed record StartedJson(string Id, string Execution, string? Console);

/// <summary>What <c>status --json</c> prints.</summary>
internal sealed record StatusJson(IReadOnlyList<DeploymentJson> Deployments);

/// <summary>What any verb prints with <c>--json</c> where it fails.</summary>
/// <param name="Error">What is wrong and what to do, in words.</param>
/// <param name="ExitCode">What the command exits with.</param>
internal sealed record ErrorJson(string Error, int ExitCode);

/// <summary>The documents: camelCase, indented, without what is not known.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StartedJson))]
[JsonSerializable(typeof(StatusJson))]
[JsonSerializable(typeof(PlanJson))]
[JsonSerializable(typeof(ControlJson))]
[JsonSerializable(typeof(UnlockJson))]
[JsonSerializable(typeof(HistoryJson))]
[JsonSerializable(typeof(ServicesJson))]
[JsonSerializable(typeof(EnrolmentJson))]
[JsonSerializable(typeof(DeploymentJson))]
[JsonSerializable(typeof(ErrorJson))]
[JsonSerializable(typeof(string))]
internal sealed partial class DocumentsJson : JsonSerializerContext;

/// <summary>One line per event.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProgressEvent))]
internal sealed partial class LineJson : JsonSerializerContext;

/// <summary>Writes documents.</summary>
internal static class Documents
{
    public static Task WriteAsync<T>(Terminal terminal, T document, JsonTypeInfo<T> type) => terminal.Output.WriteLineAsync(JsonSerializer.Serialize(document, type));
}
