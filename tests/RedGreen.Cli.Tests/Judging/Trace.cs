using System.Globalization;
using System.Text;

namespace RedGreen.Cli.Tests.Judging;

/// <summary>A trace in a file of its own, and what <c>redgreen judge</c> says of it.</summary>
internal sealed class Trace : IDisposable
{
    public const string Header = "minute,green_requests,green_errors,red_requests,red_errors";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("redgreen-judge-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "trace.csv");

    public CommandBed Bed { get; private set; } = new();

    /// <summary>An hour of Red's, 600 requests a minute of which 3 fail, and then minutes of both.</summary>
    public static string AfterAnHour(params IEnumerable<string> minutes) => WithHeader([.. Enumerable.Repeat("0,0,600,3", 60), .. minutes]);

    /// <summary>Rows with the header, numbered from 0.</summary>
    public static string WithHeader(params IEnumerable<string> minutes) =>
        string.Join('\n', [Header, .. minutes.Select((minute, index) => string.Create(CultureInfo.InvariantCulture, $"{index},{minute}"))]);

    public Task<int> JudgeAsync(string text, params string[] options) => JudgeAsync(Encoding.UTF8.GetBytes(text), options);

    public async Task<int> JudgeAsync(byte[] text, params string[] options)
    {
        Bed.Dispose();
        Bed = new CommandBed();
        await File.WriteAllBytesAsync(Path, text, TestContext.Current.CancellationToken);
        return await Bed.RunAsync(["judge", Path, .. options]);
    }

    /// <summary>The decision and its minute.</summary>
    public async Task<(string Decision, string Minute)> DecideAsync(string text, params string[] options)
    {
        (await JudgeAsync(text, [.. options, "--json"])).ShouldBe(0, Bed.All);
        var last = Bed.Events[^1];
        return ((string)last["decision"]!, last["minute"]!.ToString());
    }

    public void Dispose()
    {
        Bed.Dispose();
        _folder.Delete(recursive: true);
    }
}
