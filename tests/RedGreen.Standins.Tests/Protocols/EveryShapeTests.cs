using System.Net;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using RedGreen.Standins.Tests.Loopback;
using RedGreen.Standins.Tests.Shapes;

namespace RedGreen.Standins.Tests.Protocols;

/// <summary>Every member of every shape travels: Green is cloned from Red through these types, and a lost field would be lost on Green.</summary>
public class EveryShapeTests
{
    public static TheoryData<string, string> Operations => Standin.Operations;

    [Theory, MemberData(nameof(Operations))]
    public async Task Every_member_of_a_request_is_sent(string service, string name)
    {
        var standin = Standin.Called(service);
        var operation = standin.Find(name);
        var request = Filled.Of(operation.Request);
        await using var fake = await FakeService.Start(standin.Body(name, new JsonObject()));

        await operation.Call(standin.Client(fake), request);

        if (standin.IsQuery)
            Parse(fake.Only.Text).ShouldBe(
                Tree.Parameters("", Tree.Of(request)).Append(new("Action", name)).Append(new("Version", "2015-12-01")).OrderBy(p => p.Key, StringComparer.Ordinal));
        else
            JsonNode.Parse(Unpacked(fake.Only)).ShouldHold(Tree.Of(request, standin.Member));
        if (!standin.IsQuery)
            fake.Only.Headers["X-Amz-Target"].ShouldBe($"{standin.TargetPrefix}.{name}");
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task Every_member_of_a_response_is_read(string service, string name)
    {
        var standin = Standin.Called(service);
        var operation = standin.Find(name);
        var expected = Filled.Of(operation.Response);
        var tree = Tree.Of(expected, standin.Member);
        await using var fake = await FakeService.Start(standin.Body(name, standin.IsQuery ? Times(tree) : tree));

        var read = await operation.Call(standin.Client(fake), Activator.CreateInstance(operation.Request)!);

        Tree.Of(read).ShouldHold(Tree.Of(expected));
        ((AmazonWebServiceResponse)read).HttpStatusCode.ShouldBe(HttpStatusCode.OK);
        ((AmazonWebServiceResponse)read).ResponseMetadata.RequestId.ShouldNotBeNullOrEmpty();
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_request_without_members_and_an_answer_without_members_are_nothing_special(string service, string name)
    {
        var standin = Standin.Called(service);
        var operation = standin.Find(name);
        await using var fake = await FakeService.Start(standin.Body(name, new JsonObject()));

        var read = await operation.Call(standin.Client(fake), Activator.CreateInstance(operation.Request)!);

        Tree.Of(read).ShouldHold(new JsonObject());
        fake.Only.Text.ShouldBe(standin.IsQuery ? $"Action={name}&Version=2015-12-01" : "{}");
    }

    private static List<KeyValuePair<string, string>> Parse(string form) => [.. form.Split('&')
        .Select(pair => pair.Split('='))
        .Select(pair => KeyValuePair.Create(WebUtility.UrlDecode(pair[0]), WebUtility.UrlDecode(pair[1])))
        .OrderBy(p => p.Key, StringComparer.Ordinal)];

    // A large body may travel compressed where the service's model allows it.
    private static string Unpacked(Recorded request)
    {
        if (request.Headers.GetValueOrDefault("Content-Encoding") != "gzip")
            return request.Text;
        using var gzip = new StreamReader(new System.IO.Compression.GZipStream(new MemoryStream(request.Body), System.IO.Compression.CompressionMode.Decompress));
        return gzip.ReadToEnd();
    }

    // The query protocol writes times as text; of these operations' responses only CreatedTime is one.
    private static JsonNode Times(JsonNode node)
    {
        foreach (var (name, child) in node is JsonObject o ? o.ToList() : [])
            if (name == "CreatedTime")
                node[name] = Tree.Iso(child!.GetValue<decimal>());
            else
                Times(child!);
        foreach (var item in node as JsonArray ?? [])
            Times(item!);
        return node;
    }
}
