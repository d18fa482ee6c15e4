using RedGreen.Sandbox;
using RedGreen.Sandbox.DataPlane.Images.Commands;
using RedGreen.Sandbox.Template;

namespace RedGreen.Cli;

/// <summary>A sandbox for as long as a verb needs one; what a person can put right is said as such.</summary>
internal static class SandboxSession
{
    /// <summary>Starts a sandbox, uses it, stops it.</summary>
    /// <exception cref="UsageException">It cannot be started so.</exception>
    public static async Task RunAsync(SandboxOptions options, Func<RunningSandbox, CancellationToken, Task> use, CancellationToken cancellationToken)
    {
        var sandbox = await StartAsync(options, cancellationToken);
        await using (sandbox)
            await use(sandbox, cancellationToken);
    }

    private static async Task<RunningSandbox> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await RunningSandbox.StartAsync(options, cancellationToken);
        }
        catch (PortInUseException exception)
        {
            var option = exception.Port == options.Port ? "--port" : "--listener";
            throw new UsageException(
                $"Port {exception.Port} of 127.0.0.1 is in use, perhaps by another sandbox. Stop what listens there, or choose another port with {option}.", exception);
        }
        catch (Exception exception) when (exception is TemplateException or ImagesFileException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException(exception.Message, exception);
        }
    }
}
