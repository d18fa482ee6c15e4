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
    IReadOnlyDictionary<string, string> Environment);
