using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.StepFunctions.Service;

/// <summary>The rules for names and ARNs of state machines and executions.</summary>
internal static class ResourceNames
{
    private const int MaxLength = 80;
    private const string Forbidden = "<>{}[]?*\"#%\\^|~`$&,;:/";

    /// <summary>A name as the API takes it.</summary>
    /// <exception cref="AwsError">InvalidName: it is empty, too long, or has a character that names must not have.</exception>
    public static string Check(string name)
    {
        if (name.Length is 0 or > MaxLength || name.Any(IsForbidden))
            throw new AwsError("InvalidName", $"Invalid Name: '{name}': a name has 1 to {MaxLength} characters, without blanks, control characters and {Forbidden}");
        return name;
    }

    /// <summary>A state machine's ARN, in its form at least.</summary>
    public static string StateMachine(string? arn) => Arn(arn, "stateMachine", 7, 8);

    /// <summary>An execution's ARN, in its form at least.</summary>
    public static string Execution(string? arn) => Arn(arn, "execution", 8, 8);

    private static string Arn(string? arn, string resource, int minParts, int maxParts)
    {
        if (arn is null)
            throw Missing(resource + "Arn");
        var parts = arn.Split(':');
        if (parts is not ["arn", "aws", "states", ..] || parts.Length < minParts || parts.Length > maxParts)
            throw new AwsError("InvalidArn", $"Invalid Arn: 'Invalid ARN prefix: {arn}'");
        return parts[5] == resource ? arn : throw new AwsError("InvalidArn", $"Invalid Arn: 'Resource type not valid in this context: {parts[5]}'");
    }

    /// <summary>A required parameter is absent.</summary>
    public static AwsError Missing(string parameter) =>
        new("ValidationException", $"1 validation error detected: Value null at '{parameter}' failed to satisfy constraint: Member must not be null");

    private static bool IsForbidden(char character) =>
        Forbidden.Contains(character, StringComparison.Ordinal) || char.IsWhiteSpace(character) || char.IsControl(character) || char.IsSurrogate(character) || character >= '\uFFFE';
}
