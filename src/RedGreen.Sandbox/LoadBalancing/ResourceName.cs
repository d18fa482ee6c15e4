using System.Buffers;

namespace RedGreen.Sandbox.LoadBalancing;

/// <summary>The rules that names of load balancers and target groups share.</summary>
internal static class ResourceName
{
    private const int MaxLength = 32;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    public static string Check(string kind, string name)
    {
        if (name.Length > MaxLength)
            throw Errors.Validation($"{kind} name '{name}' cannot be longer than '{MaxLength}' characters");
        if (name.AsSpan().ContainsAnyExcept(Allowed))
            throw Errors.Validation($"{kind} name '{name}' can only contain characters that are alphanumeric characters and hyphens(-)");
        if (name[0] == '-' || name[^1] == '-')
            throw Errors.Validation($"{kind} name '{name}' cannot begin or end with '-'");
        return name;
    }
}
