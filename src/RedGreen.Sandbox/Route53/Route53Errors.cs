using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Route53;

/// <summary>Refusals, with the codes and statuses of the service's model.</summary>
internal static class Route53Errors
{
    public static AwsError InvalidInput(string message) => new("InvalidInput", message);

    public static AwsError Missing(string member) => InvalidInput($"{member} is required.");

    /// <summary>All that is wrong with a batch, as AWS lists it.</summary>
    public static AwsError InvalidChangeBatch(IEnumerable<string> messages) => new("InvalidChangeBatch", $"[{string.Join(", ", messages)}]");

    public static AwsError PriorRequestNotComplete() =>
        new("PriorRequestNotComplete", "The request was rejected because Route 53 was still processing a prior request.");

    public static AwsError NoSuchHostedZone(string id) => new("NoSuchHostedZone", $"No hosted zone found with ID: {id}", 404);

    public static AwsError NoSuchChange(string id) => new("NoSuchChange", $"Could not find resource with ID: {id}", 404);

    public static AwsError NotPlayed(string what) =>
        InvalidInput($"The sandbox does not play {what}. Leave it out here, or test this part on AWS.");
}
