using System.Text.RegularExpressions;

namespace RedGreen.Sandbox.StepFunctions;

/// <summary>What <c>DefinitionSubstitutions</c> of a template do: they fill in the <c>${Name}</c>s of a definition.</summary>
public static partial class DefinitionSubstitutions
{
    /// <summary>The definition with every <c>${Name}</c> replaced.</summary>
    /// <param name="definition">The definition's text.</param>
    /// <param name="substitutions">The values by name; one that is not used is no error, as in CloudFormation.</param>
    /// <exception cref="ArgumentException">A name in the definition has no value: all such names are listed.</exception>
    public static string Apply(string definition, IReadOnlyDictionary<string, string> substitutions)
    {
        var missing = Placeholder().Matches(definition).Select(match => match.Groups[1].Value).Where(name => !substitutions.ContainsKey(name)).Distinct().ToList();
        return missing.Count == 0
            ? Placeholder().Replace(definition, match => substitutions[match.Groups[1].Value])
            : throw new ArgumentException($"The definition has no substitution for {string.Join(", ", missing)}. Add them to DefinitionSubstitutions.", nameof(substitutions));
    }

    [GeneratedRegex(@"\$\{([A-Za-z0-9_]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
