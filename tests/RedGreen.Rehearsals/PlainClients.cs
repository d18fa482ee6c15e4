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
/// The SDK's own clients, marshalling, retries and errors included, without what nobody looks at in one process: the
/// signature is a constant one that only says for which service it is, and nothing is traced. Measured: a quarter of the
/// SDK's time and memory per call.
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
        pipeline.RemoveHandler<EndpointDiscoveryHandler>();
    }

    private sealed class ConstantSignature : PipelineHandler
    {
        private string? _authorization;

        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            var context = executionContext.RequestContext;
            _authorization ??= $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/{context.ClientConfig.AuthenticationRegion}/{context.ClientConfig.AuthenticationServiceName}/aws4_request, SignedHeaders=host, Signature=none";
            context.Request.Headers["Authorization"] = _authorization;
            return base.InvokeAsync<T>(executionContext);
        }
    }
}
