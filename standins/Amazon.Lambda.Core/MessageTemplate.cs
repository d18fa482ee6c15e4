using System.Globalization;
using System.Text;

namespace Amazon.Lambda.Core;

/// <summary>Fills a template's holes, named or numbered, in the order of the arguments: <c>"Shifted {Percent}% to {Side}"</c>.</summary>
internal static class MessageTemplate
{
    public static string Format(string template, object[] args)
    {
        if (template == null || args is null or { Length: 0 })
            return template;
        var text = new StringBuilder();
        var next = 0;
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            if (c is '{' or '}' && i + 1 < template.Length && template[i + 1] == c)
                text.Append(template[i++]);
            else if (c == '{' && template.IndexOf('}', i) is var end and > 0 && next < args.Length)
            {
                text.Append(Convert.ToString(args[next++], CultureInfo.InvariantCulture));
                i = end;
            }
            else
                text.Append(c);
        }
        return text.ToString();
    }
}
