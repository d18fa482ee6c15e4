using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Microsoft.Extensions.DependencyInjection;
using RedGreen.Functions;
using RedGreen.Functions.Wiring;

namespace RedGreen.Rehearsals;

/// <summary>The functions that ship, called as Lambda calls them: JSON in, through their own serializer, JSON out.</summary>
internal static class ShippedFunctions
{
    // Room for most documents: a stream that grows copies what it has, again and again.
    private const int DocumentBytes = 16 * 1024;

    private static readonly DocumentSerializer Serializer = new();

    public static void AddTo(Dictionary<string, Func<JsonNode?, CancellationToken, Task<JsonNode?>>> functions, HttpMessageHandler transport, TimeProvider time, Action<IServiceCollection>? change = null)
    {
        var provider = InMemoryClients.Functions(transport, time, change);
        Add("ResolveRequest", (ResolveInput input, ILambdaContext context) => provider.GetRequiredService<ResolveRequest>().ResolveRequestAsync(input, context));
        Add("TakeTurn", (TurnInput input, ILambdaContext context) => provider.GetRequiredService<TakeTurn>().TakeTurnAsync(input, context));
        Add("PlanDeployment", (PlanInput input, ILambdaContext context) => provider.GetRequiredService<PlanDeployment>().PlanDeploymentAsync(input, context));
        Add("DeployGreen", (TaskInput input, ILambdaContext context) => provider.GetRequiredService<DeployGreen>().DeployGreenAsync(input, context));
        Add("EvaluateHealth", (LookInput input, ILambdaContext context) => provider.GetRequiredService<EvaluateHealth>().EvaluateHealthAsync(input, context));
        Add("ShiftWeight", (TaskInput input, ILambdaContext context) => provider.GetRequiredService<ShiftWeight>().ShiftWeightAsync(input, context));
        Add("UpdateRed", (TaskInput input, ILambdaContext context) => provider.GetRequiredService<UpdateRed>().UpdateRedAsync(input, context));
        Add("Rollback", (TaskInput input, ILambdaContext context) => provider.GetRequiredService<Rollback>().RollbackAsync(input, context));
        Add("RetireGreen", (TaskInput input, ILambdaContext context) => provider.GetRequiredService<RetireGreen>().RetireGreenAsync(input, context));
        Add("ResumeDeployment", (TaskInput input, ILambdaContext context) => provider.GetRequiredService<ResumeDeployment>().ResumeDeploymentAsync(input, context));
        Add("ConfirmOnGreen", (TaskInput input, ILambdaContext context) => provider.GetRequiredService<ConfirmOnGreen>().ConfirmOnGreenAsync(input, context));
        Add("RecoverOrphans", (OrphansInput input, ILambdaContext context) => provider.GetRequiredService<RecoverOrphans>().RecoverOrphansAsync(input, context));
        Add("FindServices", (PushInput input, ILambdaContext context) => provider.GetRequiredService<FindServices>().FindServicesAsync(input, context));

        void Add<TInput, TOutput>(string name, Func<TInput, ILambdaContext, Task<TOutput>> handler) =>
            functions[$"{name}Function"] = async (payload, _) =>
            {
                using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(payload));
                var output = await handler(Serializer.Deserialize<TInput>(json), new FunctionContext()).ConfigureAwait(false);
                using var answer = new MemoryStream(DocumentBytes);
                Serializer.Serialize(output, answer);
                return JsonNode.Parse(answer.GetBuffer().AsSpan(0, (int)answer.Length));
            };
    }
}
