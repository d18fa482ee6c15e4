using System.Collections.Generic;
using Amazon.Runtime.Internal;

namespace Standins.Runtime;

internal sealed class ServiceMetadata(string serviceId) : IServiceMetadata
{
    public string ServiceId => serviceId;
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>(0);
}
