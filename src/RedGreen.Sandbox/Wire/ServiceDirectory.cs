namespace RedGreen.Sandbox.Wire;

/// <summary>The sandbox's services by the names that clients use.</summary>
internal sealed class ServiceDirectory
{
    private readonly Dictionary<string, IAwsService> _byName;
    private readonly Dictionary<string, IAwsService> _byTarget;

    public ServiceDirectory(IEnumerable<IAwsService> services)
    {
        _byName = services.ToDictionary(service => service.Id.Name, StringComparer.Ordinal);
        _byTarget = _byName.Values
            .Where(service => service.Id.TargetPrefix is not null)
            .ToDictionary(service => service.Id.TargetPrefix!, StringComparer.Ordinal);
    }

    public IEnumerable<string> Names => _byName.Keys.Order(StringComparer.Ordinal);

    public IAwsService? Named(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The service whose REST paths begin with this version; null: none.</summary>
    public IAwsService? WithRestVersion(string? version) => _byName.Values.FirstOrDefault(service => service.Id.RestXml?.Version == version && version is not null);

    public IAwsService? WithTarget(string prefix) => _byTarget.GetValueOrDefault(prefix);
}
