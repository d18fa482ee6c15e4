namespace RedGreen.Sandbox.Route53.HostedZones;

/// <summary>The hosted zones, in the order of creation.</summary>
internal sealed class ZoneDirectory
{
    private readonly OrderedDictionary<string, HostedZone> _zones = [];

    public IEnumerable<HostedZone> All => _zones.Values;

    public void Add(HostedZone zone) => _zones.Add(zone.Id, zone);

    /// <summary>A zone by its id, with or without <c>/hostedzone/</c> before it.</summary>
    /// <exception cref="Wire.AwsError">There is none.</exception>
    public HostedZone Get(string id) =>
        _zones.GetValueOrDefault(ResourceId.Of(id, "/hostedzone/")) ?? throw Route53Errors.NoSuchHostedZone(ResourceId.Of(id, "/hostedzone/"));

    /// <summary>The zone with the longest name that this name lies in; null: none.</summary>
    public HostedZone? Around(DnsName name) => _zones.Values.Where(zone => name.IsWithin(zone.Name)).MaxBy(zone => zone.Name.Text.Length);
}
