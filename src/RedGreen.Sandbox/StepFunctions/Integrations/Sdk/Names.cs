using System.Collections.Frozen;

namespace RedGreen.Sandbox.StepFunctions.Integrations.Sdk;

/// <summary>Reads lists of names.</summary>
internal static class Names
{
    /// <summary>Names apart by blanks or lines.</summary>
    public static FrozenSet<string> Of(string text) => Words(text).ToFrozenSet();

    /// <summary>Error codes with their exceptions: <c>Code=Exception</c>, or the code alone where only the suffix is missing.</summary>
    public static FrozenDictionary<string, string> Pairs(string text) => Words(text)
        .Select(word => word.Split('='))
        .ToFrozenDictionary(word => word[0], word => word.Length == 2 ? word[1] : WithSuffix(word[0]));

    /// <summary>A state machine's spellings of a service's members: <c>DnsName=DNSName</c>.</summary>
    public static FrozenDictionary<string, string> Spellings(string text) => Words(text).Select(word => word.Split('=')).ToFrozenDictionary(word => word[0], word => word[1]);

    /// <summary>A code as an exception's name: the SDK puts the suffix where it is missing.</summary>
    public static string WithSuffix(string code) => code.EndsWith("Exception", StringComparison.Ordinal) ? code : code + "Exception";

    private static string[] Words(string text) => text.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
