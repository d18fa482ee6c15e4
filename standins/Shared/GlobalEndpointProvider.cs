using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Standins.Runtime;

/// <summary>
/// Where a service answers that has one endpoint per partition, and which Region its requests are signed for.
/// Host names as Route 53's published endpoint rules give them.
/// </summary>
internal sealed class GlobalEndpointProvider(string prefix) : IEndpointProvider
{
    private readonly ServiceEndpointProvider _settings = new(prefix);

    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        // Refuses what no service offers; a configured endpoint is taken as it is.
        var regional = _settings.ResolveEndpoint(parameters);
        var asked = (ServiceEndpointParameters)parameters;
        if (!string.IsNullOrEmpty(asked.Endpoint))
            return regional;
        var (fips, dualStack) = (asked.UseFIPS == true, asked.UseDualStack == true);
        var partition = Fn.Partition(asked.Region);
        // GovCloud's only endpoint is a FIPS one.
        var government = (string)Fn.GetAttr(partition, "name") == "aws-us-gov";
        var host = prefix + (fips && !government ? "-fips" : "") + (government ? ".us-gov" : dualStack ? ".global" : "");
        var suffix = (string)Fn.GetAttr(partition, dualStack ? "dualStackDnsSuffix" : "dnsSuffix");
        var region = (string)Fn.GetAttr(partition, "implicitGlobalRegion");
        return new Endpoint($"https://{host}.{suffix}", $$"""{"authSchemes":[{"name":"sigv4","signingRegion":"{{region}}"}]}""", "{}");
    }
}
