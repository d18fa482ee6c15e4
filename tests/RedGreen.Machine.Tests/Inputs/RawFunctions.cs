using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using Microsoft.Extensions.DependencyInjection;
using RedGreen.Failures;
using RedGreen.Functions.Wiring;
using RedGreen.Rehearsals;
using RedGreen.Requests;
using RedGreen.Sandbox;

namespace RedGreen.Machine.Tests.Inputs;

/// <summary>The shipped functions with the bytes that Lambda gives them, whatever they are.</summary>
internal sealed class RawFunctions(VirtualSandbox sandbox) : IDisposable
{
    /// <summary>The longest words of an error that a person reads.</summary>
    public const int LongestRefusal = 6_000;

    private const string Now = "2026-01-01T01:00:00Z";

    private static readonly DocumentSerializer Serializer = new();

    private readonly ServiceProvider _provider = InMemoryClients.Functions(sandbox.Transport, sandbox.Time);

    /// <summary>What ResolveRequest answers to an input, and PlanDeployment to that; null where one refused it, which must be clear.</summary>
    public Deployments.Deployment? Resolve(string input)
    {
        try
        {
            var resolved = Call<RedGreen.Functions.ResolveRequest, ResolveInput, Deployments.ResolvedDeployment>($$"""{"now":"{{Now}}","execution":"arn:x","input":{{input}}}""", (function, value, context) => function.ResolveRequestAsync(value, context));
            return Call<RedGreen.Functions.PlanDeployment, PlanInput, Deployments.Deployment>(
                $$"""{"now":"{{Now}}","deployment":{{Written(resolved)}}}""", (function, value, context) => function.PlanDeploymentAsync(value, context));
        }
        catch (InvalidRequest refusal)
        {
            refusal.Problems.ShouldNotBeEmpty();
            refusal.Problems.ShouldAllBe(problem => problem.Field.Length > 0 && problem.Allowed.Length > 0);
            IsClear(refusal.Message);
        }
        catch (PlanRefused refusal)
        {
            IsClear(refusal.Message);
        }

        return null;
    }

    public Pushes.FoundDeployments Find(string anEvent) =>
        Call<RedGreen.Functions.FindServices, PushInput, Pushes.FoundDeployments>($$"""{"now":"{{Now}}","event":{{anEvent}},"after":""}""", (function, value, context) => function.FindServicesAsync(value, context));

    public void Dispose() => _provider.Dispose();

    /// <summary>Short, says that nothing was changed, and holds nothing that a terminal would act upon.</summary>
    public static void IsClear(string words)
    {
        words.ShouldContain("nothing was changed");
        words.Length.ShouldBeLessThan(LongestRefusal);
        // What travels is JSON, and at most six times as long.
        JsonSerializer.Serialize(words).Length.ShouldBeLessThan(32_768 - 4_096);
        words.ShouldNotContain(character => char.IsControl(character) || character == '\u202e');
    }

    private static string Written<T>(T answer)
    {
        using var json = new MemoryStream();
        Serializer.Serialize(answer, json);
        return Encoding.UTF8.GetString(json.GetBuffer(), 0, (int)json.Length);
    }

    private TOutput Call<TFunction, TInput, TOutput>(string payload, Func<TFunction, TInput, ILambdaContext, Task<TOutput>> handle)
        where TFunction : notnull
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(payload));
        return handle(_provider.GetRequiredService<TFunction>(), Serializer.Deserialize<TInput>(json), new FunctionContext()).GetAwaiter().GetResult();
    }
}
