namespace RedGreen.Cli.Following;

/// <summary>The page of an execution in the AWS console.</summary>
internal static class ConsoleLink
{
    /// <summary>Its URL; null for an ARN that is none.</summary>
    public static string? Of(string execution) => execution.Split(':') is ["arn", var partition, "states", var region, ..]
        ? $"https://{region}.console.{Domain(partition)}/states/home?region={region}#/v2/executions/details/{execution}"
        : null;

    private static string Domain(string partition) => partition switch
    {
        "aws-cn" => "amazonaws.cn",
        "aws-us-gov" => "amazonaws-us-gov.com",
        _ => "aws.amazon.com",
    };
}
