using Spectre.Console;

namespace RedGreen.Cli.Speech;

/// <summary>A console for tables and colours that is also read from files and pipes.</summary>
internal static class PlainOrTerminal
{
    // A file or a pipe has no width of its own; every line is made for this one.
    private const int WidthElsewhere = 160;

    /// <summary>The console over a writer. Anywhere but in a terminal it writes plain text: what TERM says is of the terminal beside, not of the file.</summary>
    public static IAnsiConsole Over(TextWriter output)
    {
        var target = new AnsiConsoleOutput(output);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = target,
            Ansi = target.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = target.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!target.IsTerminal)
            console.Profile.Width = WidthElsewhere;
        return console;
    }
}
