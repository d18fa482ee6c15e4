using System.Text;

namespace Standins.Generator.CSharp;

/// <summary>Names as the SDK's version 4 gives them.</summary>
internal static class Naming
{
    public static string UpperFirst(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>An enum value's field: split at what C# does not allow, each part upper-first (<c>fixed-response</c>: FixedResponse).</summary>
    public static string Constant(string value)
    {
        var name = new StringBuilder();
        var upper = true;
        foreach (var c in value)
        {
            var allowed = char.IsAsciiLetterOrDigit(c) || c == '_';
            if (allowed)
                name.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = !allowed;
        }
        return char.IsAsciiDigit(name[0])
            ? throw new InvalidOperationException($"The enum value '{value}' would become a field that starts with a digit; how the SDK names it is not known here.")
            : name.ToString();
    }

    /// <summary>An error's class: it ends in Exception, also where the service says Fault or nothing.</summary>
    public static string Exception(string shape)
    {
        const string Suffix = "Exception", Fault = "Fault";
        return UpperFirst(
            shape.EndsWith(Suffix, StringComparison.Ordinal) ? shape
            : shape.EndsWith(Fault, StringComparison.Ordinal) ? shape[..^Fault.Length] + Suffix
            : shape + Suffix);
    }
}
