using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Standins.Runtime;

/// <summary>Turns a client's configuration into the parameters that decide about the endpoint.</summary>
internal sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
        => InjectHostPrefix(executionContext.RequestContext);

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var config = requestContext.ClientConfig;
        var region = requestContext.Request.AlternateEndpoint?.SystemName ?? config.RegionEndpoint?.SystemName;
        if (config.RegionEndpoint == null && !string.IsNullOrEmpty(config.ServiceURL))
            region = string.IsNullOrEmpty(config.AuthenticationRegion) ? AWSSDKUtils.DetermineRegion(config.ServiceURL) : config.AuthenticationRegion;
        return new ServiceEndpointParameters
        {
            Region = region,
            UseDualStack = config.UseDualstackEndpoint,
            UseFIPS = config.UseFIPSEndpoint,
            Endpoint = config.ServiceURL,
        };
    }

    /// <summary>The endpoint a request would go to, without sending it.</summary>
    public static Endpoint Determine(ClientConfig config, string serviceId, ServiceOperationEndpointParameters parameters)
    {
        var request = new DefaultRequest(parameters.Request, serviceId) { AlternateEndpoint = parameters.AlternateEndpoint };
        var context = new RequestContext(enableMetrics: false, clientSigner: null) { ClientConfig = config, OriginalRequest = parameters.Request, Request = request };
        return new ServiceEndpointResolver().GetEndpoint(new ExecutionContext(context, responseContext: null));
    }
}
