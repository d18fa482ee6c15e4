using RedGreen.Cli.Speech;

namespace RedGreen.Cli.Judging;

/// <summary>Where a trace comes from.</summary>
internal static class TraceFile
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>The rows of a file, or of standard input.</summary>
    /// <exception cref="UsageException">It cannot be read, or cannot be judged.</exception>
    public static IReadOnlyList<TraceRow> Read(string file, Terminal terminal)
    {
        try
        {
            // A byte order mark says what it is; else it is UTF-8.
            using var text = new StreamReader(file == StandardInput ? terminal.Input() : File.OpenRead(file));
            return TraceReader.Read(text, file == StandardInput ? "standard input" : file);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"There is no file {file}. Name one with recorded minutes, or say {StandardInput} and write them to standard input.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"{file} cannot be read: {error.Message}", error);
        }
    }
}
