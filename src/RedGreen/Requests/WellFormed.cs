using System.Text;
using System.Text.Json;

namespace RedGreen.Requests;

/// <summary>
/// Whether JSON can be read at all: a text may hold half of a surrogate pair as an escape, which every JSON reader passes
/// on and no string can hold.
/// </summary>
internal static class WellFormed
{
    /// <summary>The outermost member that holds such a text, or has it for a name; null where all are well.</summary>
    public static string? Violation(JsonElement input)
    {
        if (input.ValueKind is JsonValueKind.Undefined)
            return null;
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(input.GetRawText()), new JsonReaderOptions { MaxDepth = int.MaxValue });
        var member = "input";
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String))
                continue;
            if (!IsText(ref reader))
                return member;
            if (reader.TokenType is JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                member = reader.GetString()!;
        }

        return null;
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
            return true;
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            // "Cannot read incomplete UTF-16 JSON text as string": there is no other way to ask.
            return false;
        }
    }
}
