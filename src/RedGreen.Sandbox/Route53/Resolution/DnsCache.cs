namespace RedGreen.Sandbox.Route53.Resolution;

/// <summary>
/// One client's memory of one name. A real client shares the cache of its network, where it comes upon an answer of any
/// age: so its first answer counts for a random part of its time, and clients that begin together do not move together.
/// </summary>
/// <param name="names">The DNS.</param>
/// <param name="name">The name.</param>
/// <param name="age">The age of its first answer, as a share of its time: 0 to 1.</param>
internal sealed class DnsCache(INameResolver names, string name, double age)
{
    private readonly Lock _gate = new();
    private DnsAnswer? _answer;
    private DateTimeOffset _until;
    private double _age = age;

    /// <summary>The answer that the client goes by now; null: the name does not exist, which is asked again each time.</summary>
    public DnsAnswer? Answer
    {
        get
        {
            lock (_gate)
            {
                var now = names.Time.GetUtcNow();
                if (_answer is not null && now < _until)
                    return _answer;
                _answer = names.Resolve(name);
                _until = now + ((_answer?.TimeToLive ?? TimeSpan.Zero) * (1 - _age));
                _age = 0;
                return _answer;
            }
        }
    }
}
