using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Lambda;

/// <summary>How callers name a function: by name or ARN, with or without a version or alias behind.</summary>
internal static class FunctionReference
{
    /// <summary>The bare name in <c>name</c>, <c>name:alias</c>, <c>account:function:name</c> and all forms of the ARN.</summary>
    public static string NameOf(string function)
    {
        var parts = function.Split(':');
        return parts switch
        {
            ["arn", _, "lambda", _, _, "function", var name, ..] => name,
            [_, "function", var name, ..] => name,
            [var name, ..] => name,
            [] => function,
        };
    }

    /// <summary>The version or alias behind the name; null where there is none.</summary>
    public static string? QualifierOf(string function) => function.Split(':') switch
    {
        ["arn", _, "lambda", _, _, "function", _, var qualifier] => qualifier,
        [_, "function", _, var qualifier] => qualifier,
        [not "arn", var qualifier] when qualifier != "function" => qualifier,
        _ => null,
    };

    /// <summary>What Lambda answers for a function that is not there.</summary>
    public static AwsError NotFound(SandboxContext context, string function) => new(
        "ResourceNotFoundException",
        $"Function not found: {(function.StartsWith("arn:", StringComparison.Ordinal) ? function : context.Arn("lambda", $"function:{function}"))}",
        404);
}
