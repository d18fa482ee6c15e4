using System.Net;
using System.Text;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.Wire;

/// <summary>Whatever comes over the wire, the sandbox says what is wrong with it and stays as it is.</summary>
public sealed class OddWireTests(OddWireTests.Shared shared) : IClassFixture<OddWireTests.Shared>
{
    [Theory]
    [MemberData(nameof(OddWire.Names), MemberType = typeof(OddWire))]
    public async Task It_is_refused_in_words_and_changes_nothing(string odd)
    {
        using var request = OddWire.All[odd]();
        using var response = await shared.Client.SendAsync(request);
        var words = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBeInRange(400, 499, $"{odd}: {Start(words)}");
        words.Length.ShouldBeGreaterThan(20, odd);
        words.Length.ShouldBeLessThan(16 * 1024, odd);
        shared.Odd.Defects.ShouldBeEmpty(odd);
        (shared.Odd.State() == shared.Before).ShouldBeTrue($"{odd} changed something");
        using var health = await shared.Client.GetAsync(new Uri("/health", UriKind.Relative));
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_of_exactly_the_limit_is_read()
    {
        using var request = OddWire.All["JSON, one byte over the limit"]();
        var whole = await request.Content!.ReadAsByteArrayAsync();
        request.Content = new ByteArrayContent(whole[..^1].ToArray());
        request.Headers.Remove("X-Amz-Target");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.DescribeClusters");
        using var response = await shared.Client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Whatever_is_changed_in_a_request_on_its_way_it_is_answered_or_refused()
    {
        var requests = Usual.Select(usual => usual.Body.ToArray()).ToList();
        Gen.Select(Gen.Int[0, requests.Count - 1], Damage.Array[1, 4]).Sample(
            (which, damages) =>
            {
                var request = Usual[which];
                var body = damages.Aggregate(requests[which], (bytes, damage) => damage(bytes));
                var response = shared.Odd.Sandbox.Services.Wire.Dispatch(request with { Body = body });
                response.Status.ShouldBeLessThan(500, $"{Encoding.UTF8.GetString(body)} {string.Join('\n', shared.Odd.Defects)}");
            },
            time: 2,
            threads: 1);
        shared.Odd.Defects.ShouldBeEmpty();
        (shared.Odd.State() == shared.Before).ShouldBeTrue();
    }

    private static readonly Gen<Func<byte[], byte[]>> Damage = Gen.Select(Gen.Int[0, 5], Gen.Double[0, 1], Gen.Byte, Gen.OneOf("\\ud800", "null", "[[[[", "}}", "1e999", "\0", "\u202e", "&a=", "<a>", "%")).Select(Func<byte[], byte[]> (kind, place, value, text) => bytes =>
    {
        var at = (int)(place * bytes.Length);
        return kind switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], value, .. bytes[Math.Min(bytes.Length, at + 1)..]],
            2 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(text), .. bytes[at..]],
            3 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + 5)..]],
            4 => [.. bytes[..at], .. bytes],
            _ => [.. bytes[at..], .. bytes[..at]],
        };
    });

    // Of each protocol one that reads, so that what is still whole changes nothing either.
    private static readonly WireRequest[] Usual =
    [
        Wired.Json("AmazonEC2ContainerServiceV20141113.DescribeServices", """{"cluster":"demo","services":["shop","\u0073hop"],"include":["TAGS"]}""", "ecs"),
        Wired.Form("Action=DescribeRules&Version=2015-12-01&RuleArns.member.1=arn%3Aaws%3Aelasticloadbalancing&PageSize=20", "elasticloadbalancing"),
        new("POST", "/2013-04-01/hostedzone/Z1/rrset", "", null, Wired.Signature("route53"), Encoding.UTF8.GetBytes("<ChangeResourceRecordSetsRequest><ChangeBatch><Changes><Change><Action>UPSERT</Action><ResourceRecordSet><Name>a.b</Name><Weight>1</Weight></ResourceRecordSet></Change></Changes></ChangeBatch></ChangeResourceRecordSetsRequest>")),
        new("POST", "/service/GraniteServiceVersion20100801/operation/DescribeAlarms", "", null, Wired.Signature("monitoring"), Convert.FromHexString("A26A416C61726D4E616D657381646E616D656A4D61785265636F72647305")) { ContentType = "application/cbor", SmithyProtocol = "rpc-v2-cbor" },
    ];

    private static string Start(string words) => words[..Math.Min(500, words.Length)];

    public sealed class Shared : IAsyncLifetime
    {
        private WireServer? _server;

        internal Sandboxed Odd { get; } = new();

        public HttpClient Client { get; } = new();

        public string Before { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            _server = await WireServer.StartAsync(Odd.Sandbox.Services.Wire, 0);
            Client.BaseAddress = _server.Address;
            Before = Odd.State();
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            if (_server is not null)
                await _server.DisposeAsync();
            await Odd.Sandbox.DisposeAsync();
        }
    }
}
