namespace RedGreen.Sandbox.Lambda;

/// <summary>A function as a template defines it.</summary>
/// <param name="Name">Its name, without version or alias.</param>
/// <param name="Handler">For an executable: the name of its assembly or file.</param>
/// <param name="Timeout">How long one invocation may run, in real time whatever the sandbox's speed; Lambda's default is 3 seconds.</param>
/// <param name="MemorySize">In MB; told to the function, not enforced.</param>
/// <param name="Environment">The function's own variables.</param>
internal sealed record FunctionDefinition(
    string Name,
    string Handler,
    TimeSpan Timeout,
    int MemorySize,
    IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>The one version that a deployment of the template publishes.</summary>
    public const string PublishedVersion = "1";

    /// <summary>The alias of the published version (SAM's AutoPublishAlias); null: none is published.</summary>
    public string? Alias { get; init; }

    /// <summary>Whether a version or alias of this name can be invoked.</summary>
    public bool Has(string? qualifier) => qualifier is null or "$LATEST" || (Alias is not null && (qualifier == Alias || qualifier == PublishedVersion));
}
