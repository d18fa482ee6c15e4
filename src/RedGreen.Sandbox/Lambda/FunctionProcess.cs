using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace RedGreen.Sandbox.Lambda;

/// <summary>A running executable of a function; what it prints goes to the sandbox's log, line by line.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private readonly Process _process;

    private FunctionProcess(Process process)
    {
        _process = process;
        Id = process.Id;
        Exited = ExitCodeAsync();
    }

    /// <summary>The system's id of it.</summary>
    public int Id { get; }

    /// <summary>Completes with the exit code once the process has ended and all it printed has been read.</summary>
    public Task<int> Exited { get; }

    /// <summary>Starts the executable with exactly this environment.</summary>
    /// <exception cref="FunctionError">It cannot be started.</exception>
    public static FunctionProcess Start(FunctionExecutable executable, IReadOnlyDictionary<string, string> environment, ILogger log)
    {
        var start = new ProcessStartInfo(executable.File, executable.Arguments)
        {
            WorkingDirectory = executable.TaskRoot,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Print(line.Data);
        process.ErrorDataReceived += (_, line) => Print(line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            throw new FunctionError("Runtime.InvalidEntrypoint", $"{executable.File} cannot be started: {exception.Message}");
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process);

        void Print(string? line)
        {
            if (line is not null)
                log.LogInformation("{Line}", line);
        }
    }

    /// <summary>Kills the process and waits until it has ended.</summary>
    public async Task<int> KillAsync()
    {
        lock (_process)
            if (!Exited.IsCompleted)
                _process.Kill();
        return await Exited;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        lock (_process)
            _process.Dispose();
    }

    private async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }
}
