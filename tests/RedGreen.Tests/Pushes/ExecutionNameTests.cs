using System.Text.RegularExpressions;
using RedGreen.Pushes;

namespace RedGreen.Tests.Pushes;

public partial class ExecutionNameTests
{
    private const string Cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/prod";

    private static readonly string[] Beginnings = ["", "checkout", "a-service-whose-name-is-longer-than-thirty-characters", "\u00fcber.dienst "];

    private static readonly Gen<string> Hex = Gen.Char["0123456789abcdef"].Array[32].Select(digits => new string(digits));

    // Names that begin alike on purpose, since that is where a cut makes them the same.
    private static readonly Gen<string> Service = Gen.Select(
        Gen.Int[0, Beginnings.Length - 1].Select(i => Beginnings[i]),
        Gen.Char["abcXYZ019-_"].Array[0, 60],
        (begin, rest) => begin + new string(rest));

    private static readonly Gen<ImagePush> Push = Gen.Select(Hex, Hex, (id, digest) => Pushed.Push with { EventId = id, Digest = $"sha256:{digest}{digest}" });

    [Fact]
    public void A_name_tells_service_digest_and_event() =>
        ExecutionName.Of(Pushed.Push, Cluster, "shop").ShouldMatch("^shop-[0-9a-f]{10}-7f5b2640fe6f-13cde686328b6117af200e5566167482$");

    [Fact]
    public void A_name_is_one_that_Step_Functions_takes() => Gen.Select(Push, Service).Sample((push, service) =>
        Allowed().IsMatch(ExecutionName.Of(push, Cluster, service)));

    [Fact]
    public void The_same_event_gives_the_same_name() => Gen.Select(Push, Service).Sample((push, service) =>
        ExecutionName.Of(push, Cluster, service) == ExecutionName.Of(push with { Tag = "another" }, Cluster, service));

    [Fact]
    public void The_same_digest_pushed_again_gives_another_name() => Gen.Select(Push, Hex, Service).Sample((push, again, service) =>
        again == push.EventId || ExecutionName.Of(push, Cluster, service) != ExecutionName.Of(push with { EventId = again }, Cluster, service));

    [Fact]
    public void No_two_services_share_a_name() => Service.HashSet[2, 200].Sample(services =>
        services.Select(service => ExecutionName.Of(Pushed.Push, Cluster, service)).Distinct().Count() == services.Count);

    [Fact]
    public void The_same_service_in_two_clusters_has_two_names() => Service.Sample(service =>
        ExecutionName.Of(Pushed.Push, Cluster, service) != ExecutionName.Of(Pushed.Push, $"{Cluster}-2", service));

    [Fact]
    public void Thousands_of_services_that_begin_alike_have_names_of_their_own() =>
        Enumerable.Range(0, 10_000).Select(i => ExecutionName.Of(Pushed.Push, Cluster, $"a-service-whose-first-thirty-characters-are-the-same-{i}")).Distinct().Count().ShouldBe(10_000);

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,80}\z")]
    private static partial Regex Allowed();
}
