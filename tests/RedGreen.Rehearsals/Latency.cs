namespace RedGreen.Rehearsals;

/// <summary>Every call takes a time of the given clock, so that what is done one after the other costs in virtual time too.</summary>
internal sealed class Latency(HttpMessageHandler inner, TimeSpan perCall, TimeProvider time) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Delay(perCall, time, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
