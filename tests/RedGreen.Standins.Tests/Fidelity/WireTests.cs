using System.Text.Json.Nodes;
using RedGreen.Standins.Tests.Loopback;
using RedGreen.Standins.Tests.Shapes;

namespace RedGreen.Standins.Tests.Fidelity;

/// <summary>Generated and official clients say the same on the wire, and read the same from it.</summary>
public class WireTests
{
    public static TheoryData<string, string> Operations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var twin in Twin.All)
                foreach (var operation in Operation.Of(twin.Ours))
                    data.Add(twin.Name, operation.Name);
            return data;
        }
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_request_with_every_member_set_is_the_same_request(string service, string name)
    {
        var twin = Twin.Called(service);
        await using var fake = await FakeService.Start(Empty(twin, name));
        var (ours, theirs) = (Find(twin.Ours, name), Find(twin.Theirs, name));
        var request = Filled.Of(ours.Request);

        await ours.Call(Twin.Client(twin.Ours, fake), request);
        await theirs.Call(Twin.Client(twin.Theirs, fake), twin.Copy(request, theirs.Request));

        ShouldSayTheSame(fake);
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_request_with_empty_lists_and_maps_is_the_same_request(string service, string name)
    {
        var twin = Twin.Called(service);
        await using var fake = await FakeService.Start(Empty(twin, name));
        var (ours, theirs) = (Find(twin.Ours, name), Find(twin.Theirs, name));
        var request = Filled.Of(ours.Request);
        foreach (var member in Filled.Members(ours.Request).Where(m => m.PropertyType.IsGenericType && Nullable.GetUnderlyingType(m.PropertyType) == null))
            member.SetValue(request, Activator.CreateInstance(member.PropertyType));

        await ours.Call(Twin.Client(twin.Ours, fake), request);
        await theirs.Call(Twin.Client(twin.Theirs, fake), twin.Copy(request, theirs.Request));

        ShouldSayTheSame(fake);
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_response_with_every_member_set_is_read_the_same(string service, string name)
    {
        var twin = Twin.Called(service);
        var (ours, theirs) = (Find(twin.Ours, name), Find(twin.Theirs, name));
        var tree = Tree.Of(Filled.Of(ours.Response));
        await using var fake = await FakeService.Start(service == "STS" ? Xml(name, tree) : tree.ToJsonString());

        var read = await ours.Call(Twin.Client(twin.Ours, fake), Activator.CreateInstance(ours.Request)!);
        var official = await theirs.Call(Twin.Client(twin.Theirs, fake), Activator.CreateInstance(theirs.Request)!);

        Tree.Of(read).ShouldHold(tree);
        Tree.Of(official).ShouldHold(tree, except: ConventionTests.OfficialOnly);
    }

    private static Operation Find(Type client, string name) => Operation.Of(client).Single(o => o.Name == name);

    private static string Empty(Twin twin, string name) => twin.Name == "STS" ? Xml(name, new JsonObject()) : "{}";

    // STS answers times as text; the tree holds seconds.
    private static string Xml(string name, JsonNode tree)
    {
        var result = Tree.Xml(name + "Result", tree);
        foreach (var time in result.Descendants().Where(e => e.Name == "Expiration" || e.Name == "AssumedExpiration"))
            time.Value = Tree.Iso(decimal.Parse(time.Value, System.Globalization.CultureInfo.InvariantCulture));
        return $"<{name}Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">{result}<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></{name}Response>";
    }

    private static void ShouldSayTheSame(FakeService fake)
    {
        var (ours, official) = (fake.Requests[0], fake.Requests[1]);
        string.Join(' ', ours.Method, ours.Path, ours.Headers.GetValueOrDefault("X-Amz-Target"), ours.Headers["Content-Type"]).ShouldBe(
            string.Join(' ', official.Method, official.Path, official.Headers.GetValueOrDefault("X-Amz-Target"), official.Headers["Content-Type"]));
        if (official.Text.StartsWith('{'))
            JsonNode.Parse(ours.Text).ShouldHold(JsonNode.Parse(official.Text));
        else
            ours.Text.ShouldBe(official.Text);
    }
}
