using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Invocations;

internal sealed record MobileClientContext(IDictionary<string, string> Environment, IClientApplication Client, IDictionary<string, string> Custom) : IClientContext
{
    public static MobileClientContext Parse(string json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return null;
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new MobileClientContext(
            Map(root, "env"),
            root.TryGetProperty("client", out var client) ? Application.Of(client) : null,
            Map(root, "custom"));
    }

    private static Dictionary<string, string> Map(JsonElement json, string name)
        => json.TryGetProperty(name, out var map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ToString())
            : [];

    private sealed record Application(string AppPackageName, string AppTitle, string AppVersionCode, string AppVersionName, string InstallationId) : IClientApplication
    {
        public static Application Of(JsonElement json) => new(
            json.Text("app_package_name"), json.Text("app_title"), json.Text("app_version_code"), json.Text("app_version_name"), json.Text("installation_id"));
    }
}
