namespace Amazon.Lambda.Core;

/// <summary>The log of the invocation that runs now, for code that has no <see cref="ILambdaContext"/> at hand.</summary>
public static class LambdaLogger
{
    internal static ILambdaLogger Current { get; set; } = new ConsoleLogger();

    public static void Log(string message) => Current.Log(message);
    public static void Log(LogLevel level, string message) => Current.Log(level, message);
    public static void Log(LogLevel level, string message, params object[] args) => Current.Log(level, message, args);
    public static void Log(LogLevel level, Exception exception, string message, params object[] args) => Current.Log(level, exception, message, args);

    private sealed class ConsoleLogger : ILambdaLogger
    {
        public void Log(string message) => Console.Write(message);
        public void LogLine(string message) => Console.WriteLine(message);
    }
}
