using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Logging;

/// <summary>
/// The function's log on standard output: one line each with time, request id and level, or one JSON object where
/// AWS_LAMBDA_LOG_FORMAT says so. While it lives, what the function writes to the console goes the same way.
/// </summary>
internal sealed class FunctionLog : ILambdaLogger, IDisposable
{
    private readonly TextWriter _output = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly ILambdaLogger _before = LambdaLogger.Current;
    private readonly Lock _lines = new();
    private readonly bool _json;
    private readonly LogLevel _minimum;
    private string _requestId;
    private string _traceId;

    private FunctionLog(FunctionEnvironment environment)
    {
        _json = environment.LogsJson;
        _minimum = Parse(environment.LogLevel) ?? LogLevel.Trace;
    }

    public static FunctionLog TakeOverConsole(FunctionEnvironment environment)
    {
        var log = new FunctionLog(environment);
        Console.SetOut(new ConsoleLines(line => log.Write(log._output, LogLevel.Information, line)));
        Console.SetError(new ConsoleLines(line => log.Write(log._error, LogLevel.Error, line)));
        LambdaLogger.Current = log;
        return log;
    }

    public void Begin(string requestId, string traceId) => (_requestId, _traceId) = (requestId, traceId);

    public void End()
    {
        Console.Out.Flush();
        Console.Error.Flush();
        (_requestId, _traceId) = (null, null);
    }

    public void Log(string message) => Write(_output, LogLevel.Information, message);
    public void LogLine(string message) => Write(_output, LogLevel.Information, message);
    public void Log(LogLevel level, string message) => Write(_output, level, message);
    public void Log(string level, string message) => Write(_output, Parse(level) ?? LogLevel.Information, message);

    public void Dispose()
    {
        Console.SetOut(_output);
        Console.SetError(_error);
        LambdaLogger.Current = _before;
    }

    private void Write(TextWriter to, LogLevel level, string message)
    {
        if (level < _minimum)
            return;
        var line = _json ? Json(level, message) : Text(level, message);
        lock (_lines)
        {
            to.WriteLine(line);
            to.Flush();
        }
    }

    private string Text(LogLevel level, string message)
        => string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss.fffZ}\t{_requestId}\t{ShortName(level)}\t{message}");

    private string Json(LogLevel level, string message)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("timestamp", DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            writer.WriteString("level", level.ToString());
            if (_requestId != null)
                writer.WriteString("requestId", _requestId);
            if (_traceId != null)
                writer.WriteString("traceId", _traceId);
            writer.WriteString("message", message);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static string ShortName(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };

    // The service writes levels as TRACE, INFO, WARN, FATAL, the interface as the enum's names.
    private static LogLevel? Parse(string level) => level?.ToUpperInvariant() switch
    {
        "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "INFO" or "INFORMATION" => LogLevel.Information,
        "WARN" or "WARNING" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "FATAL" or "CRITICAL" => LogLevel.Critical,
        _ => null,
    };
}
