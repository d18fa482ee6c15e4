using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.StepFunctions.Language.Expressions.Intrinsics;

/// <summary>Intrinsic functions over strings.</summary>
internal static class TextFunctions
{
    /// <summary>Fills each <c>{}</c> with an argument: a string as it is, anything else as compact JSON.</summary>
    public static JsonText Format(Json[] arguments)
    {
        var template = arguments.Text(0);
        var text = new StringBuilder();
        var next = 1;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == '\\' && i + 1 < template.Length)
                text.Append(template[++i]);
            else if (template[i] == '{' && i + 1 < template.Length && template[i + 1] == '}')
            {
                if (next == arguments.Length)
                    throw new ArgumentException($"The template has more {{}} than the {arguments.Length - 1} arguments that follow it");
                Fill(text, arguments[next++]);
                i++;
            }
            else
                text.Append(template[i]);
        }

        return next == arguments.Length
            ? new JsonText(text.ToString())
            : throw new ArgumentException($"The template has {next - 1} {{}} for {arguments.Length - 1} arguments");
    }

    /// <summary>Reads JSON text.</summary>
    public static Json StringToJson(Json[] arguments)
    {
        try
        {
            return Json.Parse(arguments.Text(0));
        }
        catch (JsonException wrong)
        {
            throw new ArgumentException($"Invalid JSON: {wrong.Message}", wrong);
        }
    }

    /// <summary>Splits at any of the delimiter's characters; empty parts are left out.</summary>
    public static JsonList Split(Json[] arguments) => new([.. arguments.Text(0)
        .Split(arguments.Text(1).ToCharArray(), StringSplitOptions.RemoveEmptyEntries)
        .Select(part => new JsonText(part))]);

    /// <summary>Base64 of the UTF-8 text.</summary>
    public static JsonText Base64Encode(Json[] arguments) => new(Convert.ToBase64String(Encoding.UTF8.GetBytes(arguments.ShortText(0))));

    /// <summary>The UTF-8 text of base64.</summary>
    public static JsonText Base64Decode(Json[] arguments)
    {
        try
        {
            return new JsonText(Encoding.UTF8.GetString(Convert.FromBase64String(arguments.ShortText(0))));
        }
        catch (FormatException wrong)
        {
            throw new ArgumentException("Argument 1 is not base64", wrong);
        }
    }

    /// <summary>A hash in lower-case hexadecimal digits.</summary>
    public static JsonText Hash(Json[] arguments)
    {
        var bytes = Encoding.UTF8.GetBytes(arguments.ShortText(0));
        return new JsonText(Convert.ToHexStringLower(arguments.Text(1) switch
        {
            // The language offers these two; nothing here relies on their strength.
#pragma warning disable CA5350, CA5351
            "MD5" => MD5.HashData(bytes),
            "SHA-1" => SHA1.HashData(bytes),
#pragma warning restore CA5350, CA5351
            "SHA-256" => SHA256.HashData(bytes),
            "SHA-384" => SHA384.HashData(bytes),
            "SHA-512" => SHA512.HashData(bytes),
            var other => throw new ArgumentException($"Unknown algorithm '{other}': MD5, SHA-1, SHA-256, SHA-384 and SHA-512 are known"),
        }));
    }

    private static void Fill(StringBuilder text, Json value)
    {
        if (value is JsonText plain)
            text.Append(plain.Value);
        else
            value.WriteTo(text);
    }
}
