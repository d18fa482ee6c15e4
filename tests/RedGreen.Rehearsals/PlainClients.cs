using Amazon.ApplicationAutoScaling;
using Amazon.CloudWatch;
using Amazon.DynamoDBv2;
using Amazon.ECS;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Route53;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.StepFunctions;

namespace RedGreen.Rehearsals;

/// <summary>
/// The SDK's own clients with their marshalling, retries and errors, without what nobody looks at in one process: the
/// signature is a constant that only says for which service it is, the endpoint is the configured one, nothing is traced
/// and nobody is called back. That was a quarter of a call's time and memory.
/// </summary>
internal static class PlainClients
{
    private static readonly BasicAWSCredentials Nobody = new("AKIDEXAMPLE", "secret");

    public sealed class Ecs(AmazonECSConfig config) : AmazonECSClient(Nobody, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => Plain(pipeline, base.CustomizeRuntimePipeline);
    }

    public sealed class LoadBalancing(AmazonElasticLoadBalancingV2Config config) : AmazonElasticLoadBalancingV2Client(Nobody, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => Plain(pipeline, base.CustomizeRuntimePipeline);
    }

    public sealed class CloudWatch(AmazonCloudWatchConfig config) : AmazonCloudWatchClient(Nobody, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => Plain(pipeline, base.CustomizeRuntimePipeline);
    }

    public sealed class AutoScaling(AmazonApplicationAutoScalingConfig config) : AmazonApplicationAutoScalingClient(Nobody, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => Plain(pipeline, base.CustomizeRuntimePipeline);
    }

    public sealed class Dns(AmazonRoute53Config config) : AmazonRoute53Client(Nobody, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => Plain(pipeline, base.CustomizeRuntimePipeline);
    }

    public sealed class DynamoDb(AmazonDynamoDBConfig config) : AmazonDynamoDBClient(Nobody, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => Plain(pipeline, base.CustomizeRuntimePipeline);
    }

    public sealed class StepFunctions(AmazonStepFunctionsConfig config) : AmazonStepFunctionsClient(Nobody, config)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => Plain(pipeline, base.CustomizeRuntimePipeline);
    }

    private static void Plain(RuntimePipeline pipeline, Action<RuntimePipeline> customize)
    {
        customize(pipeline);
        pipeline.ReplaceHandler<Signer>(new ConstantSignature());
        pipeline.RemoveHandler<MetricsHandler>();
        pipeline.RemoveHandler<ErrorCallbackHandler>();
        // Each service has types of its own for some of these: so they are left out by their places, not by their types.
        foreach (var handler in pipeline.Handlers.Where(handler => handler is CallbackHandler or BaseAuthResolverHandler or BaseEndpointResolver or EndpointDiscoveryHandler))
        {
            handler.InnerHandler.OuterHandler = handler.OuterHandler;
            if (handler.OuterHandler is { } outer)
                outer.InnerHandler = handler.InnerHandler;
        }

        if (pipeline.Handler is CallbackHandler)
            pipeline.RemoveHandler<CallbackHandler>();
    }

    private sealed class ConstantSignature : PipelineHandler
    {
        private string? _authorization;
        private Uri? _endpoint;

        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            var (config, request) = (executionContext.RequestContext.ClientConfig, executionContext.RequestContext.Request);
            _authorization ??= $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/{config.AuthenticationRegion}/{config.AuthenticationServiceName}/aws4_request, SignedHeaders=host, Signature=none";
            _endpoint ??= new Uri(config.ServiceURL);
            request.Headers["Authorization"] = _authorization;
            request.Endpoint = _endpoint;
            return base.InvokeAsync<T>(executionContext);
        }
    }
}
