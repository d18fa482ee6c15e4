using RedGreen.Cli;
using RedGreen.Cli.Speech;

return await new RedGreenCommand(Terminal.Console).RunAsync(args, CancellationToken.None);
