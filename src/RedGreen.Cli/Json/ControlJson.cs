namespace RedGreen.Cli.Json;

/// <summary>What <c>pause|resume|promote|abort --json</c> print where they do not wait to the end.</summary>
/// <param name="Command"><c>pause</c>, ...</param>
/// <param name="Tag">The value that was written to the service's tag <c>redgreen:control</c>.</param>
/// <param name="Effect">What it does, in words.</param>
/// <param name="Seen">Whether the deployment has seen it; null where that was not waited for.</param>
/// <param name="Deployment">The deployment: before the command or, where it was waited for, after.</param>
internal sealed record ControlJson(string Command, string Tag, string Effect, bool? Seen, DeploymentJson Deployment);
