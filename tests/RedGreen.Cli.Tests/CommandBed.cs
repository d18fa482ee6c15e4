namespace RedGreen.Cli.Tests;

/// <summary>Runs command lines in this process, and keeps what they say.</summary>
internal sealed class CommandBed : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public Task<int> RunAsync(params string[] arguments) => new RedGreenCommand(new(_output, _error)).RunAsync(arguments, TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }
}
