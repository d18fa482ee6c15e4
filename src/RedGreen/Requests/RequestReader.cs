using System.Globalization;
using System.Text;
using System.Text.Json;
using RedGreen.Strategies;

namespace RedGreen.Requests;

/// <summary>Reads a request from any JSON: typed by a person, sent by a pipeline, built by a trigger.</summary>
public static class RequestReader
{
    /// <summary>The longest request, in bytes of JSON: it stands in the document and in the journal, with what was read out of it.</summary>
    public const int LongestInput = 32 * 1024;

    private const string Shape = "an object like {\"cluster\":\"prod\",\"service\":\"shop\",\"image\":\"shop:v2\"}";

    /// <summary>The request, or every problem at once.</summary>
    /// <exception cref="InvalidRequest">The input is not a request.</exception>
    public static DeploymentRequest Read(JsonElement input)
    {
        if (input.ValueKind is not JsonValueKind.Object)
            throw new InvalidRequest([new Problem("input", input.GetRawText(), Shape)]);
        if (Encoding.UTF8.GetByteCount(input.GetRawText()) > LongestInput)
            throw new InvalidRequest([new Problem("input", input.GetRawText(), string.Create(CultureInfo.InvariantCulture, $"at most {LongestInput:n0} bytes of JSON"))]);
        if (WellFormed.Violation(input) is { } broken)
            throw new InvalidRequest([new Problem(broken, input.GetRawText(), "texts of whole characters, without halves of surrogate pairs")]);

        var problems = new List<Problem>();
        var fields = new Fields(input, problems);
        var service = fields.Name("service", "the name or ARN of an ECS service", 512);
        var request = new DeploymentRequest
        {
            Service = service ?? "",
            Cluster = fields.Name("cluster", "the name or ARN of an ECS cluster", 512, required: EcsName.ClusterInServiceArn(service) is null)
                ?? EcsName.ClusterInServiceArn(service)
                ?? "",
            Image = fields.Name("image", "an image reference such as shop:v2 or shop@sha256:...", 1024, required: false),
            TaskDefinition = fields.Name("taskDefinition", "a task definition as family:revision or ARN", 512, required: false),
            Container = fields.Name("container", "the name of a container of the task definition", 255, required: false),
            Strategy = fields.Structure("strategy"),
        };
        fields.RefuseOthers();

        if (request is { Image: null, TaskDefinition: null } && !fields.AnyWrong("image", "taskDefinition"))
            problems.Add(new Problem("image", null, "an image reference such as shop:v2 (or a taskDefinition instead)"));
        if (request is { Image: not null, TaskDefinition: not null })
            problems.Add(new Problem("taskDefinition", request.TaskDefinition, "either an image or a task definition, not both"));
        if (request is { Container: not null, TaskDefinition: not null })
            problems.Add(new Problem("container", request.Container, "a container only together with an image"));
        problems.AddRange(StrategyReader.ProblemsOf(request.Strategy));
        return problems.Count == 0 ? request : throw new InvalidRequest(problems);
    }

    private sealed class Fields(JsonElement input, List<Problem> problems)
    {
        private readonly HashSet<string> _known = [];

        public string? Name(string field, string allowed, int longest, bool required = true)
        {
            _known.Add(field);
            if (!input.TryGetProperty(field, out var value) || value.ValueKind is JsonValueKind.Null)
            {
                if (required)
                    problems.Add(new Problem(field, null, allowed));
                return null;
            }

            if (value.ValueKind is JsonValueKind.String && value.GetString() is { } text && text.Length <= longest && IsPlain(text))
                return text;
            problems.Add(new Problem(field, value.ValueKind is JsonValueKind.String ? value.GetString() : value.GetRawText(), $"{allowed}, 1-{longest} characters without blanks"));
            return null;
        }

        public IReadOnlyDictionary<string, JsonElement>? Structure(string field)
        {
            _known.Add(field);
            if (!input.TryGetProperty(field, out var value) || value.ValueKind is JsonValueKind.Null)
                return null;
            if (value.ValueKind is JsonValueKind.Object)
            {
                RefuseRepeated(value, $"{field}.");
                return value.EnumerateObject().GroupBy(p => p.Name).ToDictionary(p => p.Key, p => p.Last().Value.Clone());
            }

            problems.Add(new Problem(field, value.GetRawText(), "an object like {\"steps\":\"10@5m 100@10m\"}"));
            return null;
        }

        public void RefuseOthers()
        {
            RefuseRepeated(input, "");
            problems.AddRange(input.EnumerateObject()
                .Where(p => !_known.Contains(p.Name))
                .Select(p => new Problem(p.Name, p.Value.GetRawText(), $"only {string.Join(", ", _known)}")));
        }

        public bool AnyWrong(params string[] names) => problems.Any(p => names.Contains(p.Field));

        // Which of two values holds, no two readers of JSON agree on.
        private void RefuseRepeated(JsonElement of, string path) => problems.AddRange(of.EnumerateObject()
            .GroupBy(p => p.Name)
            .Where(p => p.Skip(1).Any())
            .Select(p => new Problem($"{path}{p.Key}", string.Join(", ", p.Select(each => each.Value.GetRawText())), "one value")));

        private static bool IsPlain(string text) => text.Length > 0 && text.All(c => c is > ' ' and < (char)127);
    }
}
