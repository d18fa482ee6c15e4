using EchoFunction;

// A Lambda function that speaks the Runtime API by hand. ANNOTATIONS_HANDLER names what it does, as in ours.
using var runtime = new Runtime();
var handler = Environment.GetEnvironmentVariable("ANNOTATIONS_HANDLER") ?? "";
Console.WriteLine($"starting {handler}");
Console.WriteLine($"process {Environment.ProcessId}");
if (handler == "DieAtInit")
    return 3;
if (handler == "FailAtInit")
{
    await runtime.PostInitErrorAsync("InvalidConfiguration", "STRATEGY is not set");
    return 1;
}

while (true)
{
    var (id, payload) = await runtime.NextAsync();
    try
    {
        await runtime.RespondAsync(id, await Handlers.RunAsync(handler, payload));
    }
    catch (GreenNeverBecameHealthy exception)
    {
        await runtime.FailAsync(id, exception);
    }
}
