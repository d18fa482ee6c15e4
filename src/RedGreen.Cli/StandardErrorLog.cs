using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace RedGreen.Cli;

/// <summary>The log of a verb: on stderr, or nowhere.</summary>
internal static class StandardErrorLog
{
    public static ILoggerFactory Create(bool verbose) => verbose
        ? LoggerFactory.Create(log => log
            .SetMinimumLevel(LogLevel.Information)
            .AddSimpleConsole(console => console.SingleLine = true)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace))
        : NullLoggerFactory.Instance;
}
