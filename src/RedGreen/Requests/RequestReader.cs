using System.Text.Json;
using RedGreen.Strategies;

namespace RedGreen.Requests;

/// <summary>Reads a request from any JSON: typed by a person, sent by a pipeline, built by a trigger.</summary>
public static class RequestReader
{
    private const string Shape = "an object like {\"cluster\":\"prod\",\"service\":\"shop\",\"image\":\"shop:v2\"}";

    /// <summary>The request, or every problem at once.</summary>
    /// <exception cref="InvalidRequest">The input is not a request.</exception>
    public static DeploymentRequest Read(JsonElement input)
    {
        if (input.ValueKind is not JsonValueKind.Object)
            throw new InvalidRequest([new Problem("input", input.GetRawText(), Shape)]);

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
                return value.EnumerateObject().GroupBy(p => p.Name).ToDictionary(p => p.Key, p => p.Last().Value.Clone());
            problems.Add(new Problem(field, value.GetRawText(), "an object like {\"steps\":\"10@5m 100@10m\"}"));
            return null;
        }

        public void RefuseOthers() => problems.AddRange(input.EnumerateObject()
            .Where(p => !_known.Contains(p.Name))
            .Select(p => new Problem(p.Name, p.Value.GetRawText(), $"only {string.Join(", ", _known)}")));

        public bool AnyWrong(params string[] names) => problems.Any(p => names.Contains(p.Field));

        private static bool IsPlain(string text) => text.Length > 0 && text.All(c => c is > ' ' and < (char)127);
    }
}
