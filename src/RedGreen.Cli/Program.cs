using RedGreen.Cli;

return await new RedGreenCommand(Console.Out, Console.Error).RunAsync(args, CancellationToken.None);
