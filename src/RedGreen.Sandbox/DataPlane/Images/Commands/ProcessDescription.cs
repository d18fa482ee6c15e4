using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace RedGreen.Sandbox.DataPlane.Images.Commands;

/// <summary>
/// The process that a task's container is: the sandbox's own environment, under the file's, under the task
/// definition's, under <c>PORT</c>, <c>IMAGE</c>, <c>IMAGE_TAG</c> and <c>TASK_ID</c>.
/// </summary>
internal static partial class ProcessDescription
{
    /// <summary>Describes the process of one launch.</summary>
    /// <exception cref="UnknownVariable">A <c>${NAME}</c> names nothing.</exception>
    public static ProcessStartInfo Of(ContainerLaunch launch, string imageName, CommandImage image, int port)
    {
        var variables = new Dictionary<string, string>();
        foreach (DictionaryEntry inherited in Environment.GetEnvironmentVariables())
            variables[(string)inherited.Key] = (string?)inherited.Value ?? "";
        var own = new Dictionary<string, string>
        {
            ["PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["IMAGE"] = imageName,
            ["IMAGE_TAG"] = ImageReference.Parse(imageName).Tag,
            ["TASK_ID"] = launch.TaskId,
        };
        Add(own);
        // The file's values may be made of the task's port, and of what the sandbox inherited.
        Add(image.Environment.ToDictionary(variable => variable.Key, variable => Expand(variable.Value, variables)));
        Add(launch.Environment);
        Add(own);

        var description = new ProcessStartInfo
        {
            FileName = Program(Expand(image.Command[0], variables), image.WorkingDirectory),
            WorkingDirectory = image.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in image.Command.Skip(1))
            description.ArgumentList.Add(Expand(argument, variables));
        foreach (var (name, value) in variables)
            description.Environment[name] = value;
        return description;

        void Add(IEnumerable<KeyValuePair<string, string>> more)
        {
            foreach (var (name, value) in more)
                variables[name] = value;
        }
    }

    // .NET looks for a relative path in its own folder and in the parent's, never in the one the process gets.
    private static string Program(string program, string folder) =>
        program.Contains('/', StringComparison.Ordinal) || program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Path.GetFullPath(program, folder)
            : program;

    private static string Expand(string text, Dictionary<string, string> variables) => Variable().Replace(
        text,
        match => variables.TryGetValue(match.Groups[1].Value, out var value) ? value : throw new UnknownVariable(match.Value, text));

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Variable();
}

/// <summary>A command of an <c>images.yaml</c> uses a variable that is not set.</summary>
internal sealed class UnknownVariable(string variable, string text)
    : Exception($"{variable} is not set, but is used in: {text}. Set it in the image's environment, in the task definition or in the shell that starts the sandbox.");
