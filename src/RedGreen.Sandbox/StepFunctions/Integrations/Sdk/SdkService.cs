using System.Collections.Frozen;
using RedGreen.Sandbox.StepFunctions.Language;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.StepFunctions.Integrations.Sdk;

/// <summary>A service that Step Functions calls through the AWS SDK.</summary>
/// <param name="name">As in a Resource: <c>elasticloadbalancingv2</c>.</param>
/// <param name="errorPrefix">As in an error's name: <c>ElasticLoadBalancingV2</c>.</param>
/// <param name="wireName">As on the wire: <c>elasticloadbalancing</c>.</param>
/// <param name="isCamelCase">Whether the service's own member names begin in lower case.</param>
internal sealed class SdkService(string name, string errorPrefix, string wireName, bool isCamelCase)
{
    /// <summary>All of them, by name.</summary>
    public static FrozenDictionary<string, SdkService> All { get; } =
        new[] { ApplicationAutoScalingModel.Service, CloudWatchModel.Service, DynamoDbModel.Service, EcsModel.Service, ElasticLoadBalancingV2Model.Service, Route53Model.Service, SfnModel.Service }
            .ToFrozenDictionary(service => service.Name);

    /// <summary>As in a Resource.</summary>
    public string Name { get; } = name;

    /// <summary>As on the wire.</summary>
    public string WireName { get; } = wireName;

    /// <summary>Whether the service's own member names begin in lower case, though the state machine's begin in upper case.</summary>
    public bool IsCamelCase { get; } = isCamelCase;

    /// <summary>
    /// The service's members that a state machine spells otherwise, by the state machine's spelling: words of capitals are
    /// those of the SDK for Java there, <c>DnsName</c> for <c>DNSName</c>.
    /// </summary>
    public FrozenDictionary<string, string> Spelled { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The operations, upper-first.</summary>
    public required FrozenSet<string> Operations { get; init; }

    /// <summary>The modelled errors: the exception's name by the code on the wire.</summary>
    public required FrozenDictionary<string, string> Errors { get; init; }

    /// <summary>Members that are maps: their keys are the user's own and are never changed.</summary>
    public required FrozenSet<string> Maps { get; init; }

    /// <summary>Members that are timestamps, or lists of such: numbers on the wire, ISO 8601 in a state machine.</summary>
    public required FrozenSet<string> Timestamps { get; init; }

    /// <summary>An error as a state machine sees it. What the model does not name is the SDK's base exception of the service.</summary>
    public StateFailure Failure(AwsError error) => new(
        $"{errorPrefix}.{(error.Code == WireErrors.NoAnswerCode ? error.Code : Errors.GetValueOrDefault(error.Code, $"{errorPrefix}Exception"))}",
        $"{error.Message} (Service: {errorPrefix}, Status Code: {error.Status}, Error Code: {error.Code})");
}
