using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace RedGreen.Standins.Tests.Lambda;

/// <summary>The sample functions' executable as Lambda starts it: one process, one function.</summary>
public sealed partial class SampleProcess : IAsyncDisposable
{
    private static readonly string Executable = typeof(SampleProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SampleFunctions").Value!;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private SampleProcess(FakeRuntime runtime, Process process) => (Runtime, _process) = (runtime, process);

    public FakeRuntime Runtime { get; }

    /// <summary>Lines of both outputs; whole after <see cref="Ended"/>.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    public static async Task<SampleProcess> Start(string? handler, params (string Name, string Value)[] environment)
    {
        var runtime = await FakeRuntime.Start();
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [Executable])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (string Name, string? Value)[] all =
        [
            ("AWS_LAMBDA_RUNTIME_API", runtime.HostAndPort), ("AWS_LAMBDA_FUNCTION_NAME", "sample"), ("ANNOTATIONS_HANDLER", handler),
            ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_REGION", "eu-west-1"), .. environment,
        ];
        foreach (var (name, value) in all)
            start.Environment[name] = value;
        var sample = new SampleProcess(runtime, new Process { StartInfo = start });
        sample._process.OutputDataReceived += (_, line) => sample.Keep(line.Data);
        sample._process.ErrorDataReceived += (_, line) => sample.Keep(line.Data);
        sample._process.Start();
        sample._process.BeginOutputReadLine();
        sample._process.BeginErrorReadLine();
        return sample;
    }

    public void Terminate() => Signal(_process.Id, SigTerm).ShouldBe(0);

    /// <summary>Waits for the end; the exit code.</summary>
    public async Task<int> Ended()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await Ended();
        }
        _process.Dispose();
        await Runtime.DisposeAsync();
    }

    private const int SigTerm = 15;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);

    private void Keep(string? line)
    {
        if (line != null)
            _lines.Enqueue(line);
    }
}
