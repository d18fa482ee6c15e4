namespace RedGreen.Sandbox.Lambda;

/// <summary>What a <see cref="ProcessFunctionHost"/> runs.</summary>
/// <param name="Functions">The functions.</param>
/// <param name="Directory">Where their executables were built to.</param>
/// <param name="AwsEndpoint">Where the sandbox's AWS services are; asked for whenever a process starts.</param>
internal sealed record ProcessFunctionSettings(IReadOnlyList<FunctionDefinition> Functions, string Directory, Func<Uri> AwsEndpoint)
{
    /// <summary>How many processes of one function may run at once; further invocations wait.</summary>
    public int Concurrency { get; init; } = 4;
}
