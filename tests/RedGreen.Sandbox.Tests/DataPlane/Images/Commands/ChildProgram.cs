using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using RedGreen.Sandbox.DataPlane.Images.Commands;

namespace RedGreen.Sandbox.Tests.DataPlane.Images.Commands;

/// <summary>
/// A user's program for tests: this assembly, started again with a variable that says what to do. It is the same on
/// every system, and needs nothing that is not there.
/// </summary>
internal static class ChildProgram
{
    private const string Role = "REDGREEN_TEST_CHILD";

    public static CommandImage Image(string role) => new(
        "my/child:*",
        ["dotnet", Assembly.GetExecutingAssembly().Location],
        new Dictionary<string, string> { [Role] = role, ["GREETING"] = "hello on ${PORT}" },
        AppContext.BaseDirectory);

    // Before the test runner's own Main.
    [ModuleInitializer]
    internal static void Run()
    {
        switch (Environment.GetEnvironmentVariable(Role))
        {
            case null:
                return;
            case "serve":
                Serve(exitCode: 3);
                break;
            case "stubborn":
                Serve(exitCode: null);
                break;
            case "fail":
                Console.Error.WriteLine("no database");
                Environment.Exit(42);
                break;
        }
    }

    // Answers every request with its environment, until SIGTERM; without an exit code even after it.
    private static void Serve(int? exitCode)
    {
        using var sigterm = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            if (exitCode is { } code)
                Environment.Exit(code);
        });
        var listener = new TcpListener(IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable("PORT")!));
        listener.Start();
        Console.WriteLine("serving");
        var body = string.Join('|', new[] { "IMAGE", "IMAGE_TAG", "TASK_ID", "GREETING", "FROM_TASK" }.Select(Environment.GetEnvironmentVariable));
        while (true)
        {
            using var client = listener.AcceptTcpClient();
            using var stream = client.GetStream();
            if (stream.Read(new byte[4096]) > 0)
                stream.Write(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
        }
    }
}
