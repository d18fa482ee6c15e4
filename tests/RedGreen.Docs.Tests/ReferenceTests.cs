using System.Text.Json;
using System.Text.RegularExpressions;
using RedGreen.Failures;
using RedGreen.Requests;
using RedGreen.Strategies;

namespace RedGreen.Docs.Tests;

/// <summary>The pages name what there is: no more, no less.</summary>
public partial class ReferenceTests
{
    [Fact]
    public void The_strategy_page_has_every_field_and_no_other()
    {
        var problem = StrategyReader.ProblemsOf(new Dictionary<string, JsonElement> { ["?"] = JsonDocument.Parse("1").RootElement }).ShouldHaveSingleItem();
        var fields = problem.Allowed["only ".Length..].Split(", ");
        RowNames(Section("docs/strategy.md", "## Every field")).ShouldBe(fields, ignoreOrder: true);
    }

    [Fact]
    public void The_strategy_page_has_every_preset()
    {
        var page = Repository.Read("docs/strategy.md");
        Presets.Names.Where(name => !page.Contains($"`{name}`", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
    }

    [Fact]
    public void The_install_page_has_every_parameter_and_output_of_the_template()
    {
        RowNames(Section("docs/install.md", "## Parameters")).ShouldBe(Template("Parameters"), ignoreOrder: true);
        RowNames(Section("docs/install.md", "## Outputs")).ShouldBe(Template("Outputs"), ignoreOrder: true);
    }

    [Fact]
    public void The_monitoring_page_has_every_event()
    {
        var machine = Repository.Read("statemachine/deployment.asl.json");
        // Endings are sent under their own names; some are said by functions.
        var events = EventName().Matches(machine).Concat(EndingName().Matches(machine)).Select(match => match.Groups[1].Value).Distinct().Append("Promoted").Append("RolledBack").Append("PromotedOnGreen");
        RowNames(Section("docs/monitoring.md", "## Events")).ShouldBe(events.Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void The_runbook_has_every_ending_and_every_error_of_ours()
    {
        var page = Repository.Read("docs/runbook.md");
        var errors = typeof(PlanRefused).Assembly.GetTypes().Where(type => type is { Namespace: "RedGreen.Failures", IsPublic: true } && type.IsAssignableTo(typeof(Exception))).Select(type => type.Name);
        errors.Append(nameof(InvalidRequest)).Append("RolledBack").Append("Rejected").Append("PromotedOnGreen").Append("RollbackFailed")
            .Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private static string Section(string page, string heading)
    {
        var text = Repository.Read(page).ReplaceLineEndings("\n");
        var begin = text.IndexOf($"{heading}\n", StringComparison.Ordinal);
        begin.ShouldBeGreaterThanOrEqualTo(0, $"{page} has no {heading}");
        var end = text.IndexOf("\n## ", begin + heading.Length, StringComparison.Ordinal);
        return end < 0 ? text[begin..] : text[begin..end];
    }

    // The names in a table's first column, in code style; several may share a row.
    private static List<string> RowNames(string section) =>
        [.. section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).SelectMany(line => Code().Matches(line.Split('|')[1]).Select(match => match.Groups[1].Value))];

    private static List<string> Template(string section)
    {
        var lines = Repository.Read("template.yaml").ReplaceLineEndings("\n").Split('\n');
        return
        [
            .. lines.SkipWhile(line => line != $"{section}:").Skip(1).TakeWhile(line => line.Length == 0 || line[0] is ' ' or '#')
                .Select(line => Name().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value),
        ];
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("^  ([A-Za-z0-9]+):")]
    private static partial Regex Name();

    [GeneratedRegex("""
        "event": "(\w+)"
        """)]
    private static partial Regex EventName();

    [GeneratedRegex("""
        "Result": "(\w+)", "ResultPath": "\$\.ending"
        """)]
    private static partial Regex EndingName();
}
