using System.Text.Json;
using System.Text.Unicode;

namespace RedGreen.Sandbox.Wire;

/// <summary>
/// Whether JSON holds texts only: a reader takes bytes that are no UTF-8 and escapes that are half of a surrogate pair as
/// they come, and fails when somebody asks for them.
/// </summary>
internal static class JsonTexts
{
    /// <summary>Refuses what cannot be read.</summary>
    /// <exception cref="JsonException">It is no JSON, or a text in it is none.</exception>
    public static void Check(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            throw new JsonException("It is not UTF-8.");
        if (json.IndexOf("\\u"u8) < 0)
            return;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
            if (reader.ValueIsEscaped)
                Read(ref reader);
    }

    private static void Read(ref Utf8JsonReader reader)
    {
        try
        {
            reader.GetString();
        }
        catch (InvalidOperationException problem)
        {
            throw new JsonException(problem.Message, problem);
        }
    }
}
