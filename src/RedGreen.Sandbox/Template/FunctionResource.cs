using System.Globalization;
using System.Text.Json.Nodes;
using RedGreen.Sandbox.Lambda;

namespace RedGreen.Sandbox.Template;

/// <summary>Reads an <c>AWS::Serverless::Function</c>.</summary>
internal static class FunctionResource
{
    private static readonly string[] Played = ["AutoPublishAlias", "CodeUri", "Environment", "Events", "FunctionName", "Handler", "MemorySize", "PackageType", "Runtime", "Timeout"];

    // How a function is secured, packed and watched makes no difference to what it does when it is invoked.
    private static readonly string[] Passed =
    [
        "Architectures", "AutoPublishAliasAllProperties", "AutoPublishCodeSha256", "CodeSigningConfigArn", "DeadLetterQueue",
        "DeploymentPreference", "Description", "EphemeralStorage", "EventInvokeConfig", "KmsKeyArn", "Layers", "LoggingConfig",
        "PermissionsBoundary", "Policies", "PropagateTags", "ProvisionedConcurrencyConfig", "ReservedConcurrentExecutions", "Role", "RolePath",
        "RuntimeManagementConfig", "SnapStart", "Tags", "Tracing", "VersionDescription", "VpcConfig",
    ];

    private static readonly string[] Runtimes = ["dotnet10", "dotnet8", "provided.al2023"];

    /// <summary>The function, its events aside.</summary>
    public static FunctionDefinition Read(Resource function, Problems problems)
    {
        function.Expect(problems, Played, Passed);
        if (function.String("PackageType", "Zip") != "Zip")
            problems.Add($"{function.Path}.PackageType", "is Zip: the sandbox runs executables, not images.");
        if (Text.Of(function.Properties["Runtime"]) is { } runtime && !Runtimes.Contains(runtime))
            problems.Add($"{function.Path}.Runtime", $"is {runtime}; the sandbox runs executables for {string.Join(", ", Runtimes)}.");
        if (Text.Of(function.Properties["Handler"]) is not { Length: > 0 } handler)
            problems.Add($"{function.Path}.Handler", "is missing: it names the executable.");
        else if (handler.Contains(':', StringComparison.Ordinal))
            problems.Add($"{function.Path}.Handler", $"is {handler}; the sandbox runs executables, whose handler is the name of the assembly alone.");
        return new(
            function.Name,
            function.String("Handler", ""),
            TimeSpan.FromSeconds(Number(function, "Timeout", 3, 1, 900, problems)),
            Number(function, "MemorySize", 128, 128, 10240, problems),
            Variables(function, problems))
        {
            Alias = Text.Of(function.Properties["AutoPublishAlias"]),
        };
    }

    private static Dictionary<string, string> Variables(Resource function, Problems problems)
    {
        var variables = new Dictionary<string, string>();
        foreach (var (name, value) in function.Properties["Environment"]?["Variables"] as JsonObject ?? [])
            if (Text.Of(value) is { } text)
                variables[name] = text;
            else
                problems.Add($"{function.Path}.Environment.Variables.{name}", "has no text.");
        return variables;
    }

    private static int Number(Resource function, string property, int fallback, int least, int most, Problems problems)
    {
        var text = function.String(property, fallback.ToString(CultureInfo.InvariantCulture));
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        problems.Add($"{function.Path}.{property}", $"is {text}; allowed is {least} to {most}.");
        return fallback;
    }
}
