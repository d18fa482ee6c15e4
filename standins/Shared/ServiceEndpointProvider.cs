using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Standins.Runtime;

/// <summary>Where a service answers: the configured endpoint, or the regional host name of its partition.</summary>
internal sealed class ServiceEndpointProvider(string prefix) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        var asked = (ServiceEndpointParameters)parameters;
        var (fips, dualStack) = (asked.UseFIPS == true, asked.UseDualStack == true);
        if (!string.IsNullOrEmpty(asked.Endpoint))
            return fips || dualStack
                ? throw new AmazonClientException("A custom endpoint cannot be combined with FIPS or dual-stack endpoints. Remove one of the two settings.")
                : new Endpoint(asked.Endpoint);
        if (string.IsNullOrEmpty(asked.Region))
            throw new AmazonClientException("No Region is configured. Set AWS_REGION, or RegionEndpoint on the client's configuration.");
        var partition = Fn.Partition(asked.Region)
            ?? throw new AmazonClientException($"The Region '{asked.Region}' belongs to no known partition.");
        Require(fips, "supportsFIPS", "FIPS");
        Require(dualStack, "supportsDualStack", "dual-stack");
        var suffix = (string)Fn.GetAttr(partition, dualStack ? "dualStackDnsSuffix" : "dnsSuffix");
        return new Endpoint($"https://{prefix}{(fips ? "-fips" : "")}.{asked.Region}.{suffix}");

        void Require(bool wanted, string attribute, string name)
        {
            if (wanted && !(bool)Fn.GetAttr(partition, attribute))
                throw new AmazonClientException($"The partition of {asked.Region} has no {name} endpoints. Turn that setting off.");
        }
    }
}
