using System.Text.RegularExpressions;

namespace RedGreen.Sandbox.Events.Rules;

/// <summary>How rules and targets may be called.</summary>
internal static partial class RuleNames
{
    /// <exception cref="Wire.AwsError">ValidationException.</exception>
    public static void Check(string parameter, string name)
    {
        if (!Allowed().IsMatch(name))
            throw EventErrors.Validation($"1 validation error detected: Value '{name}' at '{parameter}' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+ with at most 64 characters");
    }

    [GeneratedRegex(@"^[.\-_A-Za-z0-9]{1,64}\z")]
    private static partial Regex Allowed();
}
