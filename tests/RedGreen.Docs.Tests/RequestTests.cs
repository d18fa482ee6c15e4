using System.Text.Json;
using System.Text.RegularExpressions;
using RedGreen.Requests;

namespace RedGreen.Docs.Tests;

/// <summary>Whatever a reader copies out of a page as a request is one.</summary>
public partial class RequestTests
{
    [Fact]
    public void Every_json_block_is_json()
    {
        var fences = Fence.In("json").ToList();
        fences.Count.ShouldBeGreaterThan(5);
        foreach (var fence in fences)
            Should.NotThrow(() => JsonDocument.Parse(fence.Text), fence.ToString());
    }

    [Fact]
    public void Every_request_on_a_page_is_read()
    {
        var requests = Fence.In("json").Select(fence => (fence, Json: JsonDocument.Parse(fence.Text).RootElement)).Where(block => IsRequest(block.Json)).ToList();
        requests.Count.ShouldBeGreaterThan(3);
        foreach (var (fence, json) in requests)
            Should.NotThrow(() => RequestReader.Read(json), fence.ToString());
    }

    [Fact]
    public void Every_strategy_given_on_a_command_line_is_read()
    {
        var strategies = Fence.All().SelectMany(fence => StrategyOption().Matches(fence.Text).Select(match => (fence, Json: match.Groups[1].Value))).ToList();
        foreach (var (fence, json) in strategies)
            Should.NotThrow(() => RequestReader.Read(Parse($$"""{"cluster":"c","service":"s","image":"i","strategy":{{json}}}""")), fence.ToString());
    }

    [Fact]
    public void Every_input_given_on_a_command_line_is_read()
    {
        var inputs = Fence.All().SelectMany(fence => InputOption().Matches(fence.Text).Select(match => (fence, Json: match.Groups[1].Value))).ToList();
        inputs.ShouldNotBeEmpty();
        foreach (var (fence, json) in inputs)
            Should.NotThrow(() => RequestReader.Read(Parse(json)), fence.ToString());
    }

    [Fact]
    public void What_the_build_of_the_pipeline_writes_is_a_request()
    {
        var buildspec = Repository.Read("examples/pipeline/buildspec.yml").ReplaceLineEndings("\n");
        var written = Heredoc().Match(buildspec).Groups[1].Value;
        var request = RequestReader.Read(Parse(Filled(written)));
        request.Image.ShouldBe("registry/repository@sha256:abc");
        request.Cluster.ShouldBe("prod");
    }

    [Fact]
    public void What_the_workflow_sends_is_a_request()
    {
        var printed = Printf().Match(Repository.Read("examples/github/deploy.yml"));
        var values = printed.Groups[2].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Filled(word.Trim('"')));
        var input = values.Aggregate(printed.Groups[1].Value, (format, value) => new Regex("%s").Replace(format, value, 1));
        RequestReader.Read(Parse(input)).Service.ShouldBe("shop");
    }

    private static bool IsRequest(JsonElement json) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty("service", out _) && (json.TryGetProperty("image", out _) || json.TryGetProperty("taskDefinition", out _));

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static string Filled(string text) => text
        .Replace("$CLUSTER", "prod", StringComparison.Ordinal)
        .Replace("$SERVICE", "shop", StringComparison.Ordinal)
        .Replace("$IMAGE", "registry/repository@sha256:abc", StringComparison.Ordinal);

    [GeneratedRegex("""--strategy '(\{[^']*\})'""")]
    private static partial Regex StrategyOption();

    [GeneratedRegex("""--input '(\{[^']*\})'""")]
    private static partial Regex InputOption();

    [GeneratedRegex(@"<<END\n([\s\S]*?)\n +END")]
    private static partial Regex Heredoc();

    [GeneratedRegex(@"input=\$\(printf '([^']+)' ([^)]+)\)")]
    private static partial Regex Printf();
}
