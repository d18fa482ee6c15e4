using System.Text;
using RedGreen.Requests;

namespace RedGreen.Pushes;

/// <summary>
/// Gathers what one round of the state machine starts, in the order of clusters and services. A state's data holds
/// 256 KiB and an execution 25,000 events: what does not fit is left for the next round.
/// </summary>
internal sealed class Round(ImagePush push, string after)
{
    private const int MostStarts = 150;
    private const int MostBytes = 100_000;
    private const int MostNamed = 20;

    // The members' names, quotes and commas of one start in JSON.
    private const int Punctuation = 100;

    private readonly List<DeploymentStart> _starts = [];
    private readonly List<string> _skipped = [];
    private int _bytes;
    private bool _isFull;
    private string _last = "";

    public void Skip(RunningService service, string why)
    {
        if (IsLater(service))
            _skipped.Add($"{service} {why}");
    }

    public void Add(RunningService service, DeploymentRequest request)
    {
        if (_isFull || !IsLater(service))
            return;
        var start = new DeploymentStart(ExecutionName.Of(push, service.Cluster, service.Name), request);
        var bytes = Encoding.UTF8.GetByteCount($"{start.Name}{request.Cluster}{request.Service}{request.Image}{request.Container}") + Punctuation;
        _isFull = _starts.Count == MostStarts || (_starts is not [] && _bytes + bytes > MostBytes);
        if (_isFull)
            return;
        _starts.Add(start);
        _bytes += bytes;
        _last = PushedServices.Place(service.Cluster, service.Name);
    }

    public FoundDeployments Found() => new() { Deployments = _starts, Next = _isFull ? _last : "", Reason = string.Join(' ', Words()) };

    private bool IsLater(RunningService service) => PushedServices.IsLater(service.Cluster, service.Name, after);

    private IEnumerable<string> Words()
    {
        if (_starts is [] && _skipped is [])
            yield return $"No running task of a service has a container of {push.Repository} in account {push.Account}, {push.Region}; services without running tasks are not deployed.";
        if (_starts is not [])
            yield return $"{push} goes to {Named([.. _starts.Select(start => start.Input.Service)], ", ")}{(_isFull ? ", and to more in the next round" : "")}.";
        if (_skipped is not [])
            yield return $"{push} does not go to: {Named(_skipped, "; ")}.";
    }

    private static string Named(List<string> all, string separator) =>
        string.Join(separator, all.Take(MostNamed)) + (all.Count > MostNamed ? $" and {all.Count - MostNamed} more" : "");
}
