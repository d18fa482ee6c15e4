using System.Text.RegularExpressions;

namespace RedGreen.Docs.Tests;

/// <summary>No link leads nowhere.</summary>
public partial class LinkTests
{
    [Fact]
    public void Every_relative_link_leads_to_a_file_and_its_heading()
    {
        var links = Repository.Pages().SelectMany(page => Link().Matches(Fence.Prose(page)).Select(match => (page, Target: match.Groups[1].Value))).ToList();
        links.Count.ShouldBeGreaterThan(20);
        links.Where(link => !IsElsewhere(link.Target) && Broken(link.page, link.Target)).Select(link => $"{link.page}: {link.Target}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_page_is_reached_from_the_docs_index()
    {
        var index = Link().Matches(Repository.Read("docs/README.md")).Select(match => match.Groups[1].Value.Split('#')[0]).ToHashSet();
        Repository.Under("docs", "*.md").Select(Path.GetFileName).Where(name => name != "README.md" && !index.Contains(name!)).ShouldBeEmpty();
    }

    private static bool IsElsewhere(string target) => target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal);

    private static bool Broken(string page, string target)
    {
        var (path, anchor) = target.Split('#', 2) is [var file, var heading] ? (file, heading) : (target, null);
        var folder = Path.GetDirectoryName(page) ?? "";
        var found = path.Length == 0 ? page : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, folder, path))).Replace('\\', '/');
        return !Repository.Has(found) || (anchor is not null && !Anchors(found).Contains(anchor));
    }

    // As GitHub makes them.
    private static IEnumerable<string> Anchors(string page) => Fence.Prose(page).Split('\n')
        .Where(line => line.StartsWith('#'))
        .Select(line => NoAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NoAnchor();
}
