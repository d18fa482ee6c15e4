using RedGreen.Chaos.Injections;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Running;

/// <summary>The network between functions and AWS as it can be.</summary>
internal sealed class FaultyTransport(HttpMessageHandler inner, Stage stage, FaultyWire wire) : DelegatingHandler(inner)
{
    // No request is under way for ever: what a function of 60 s has sent has arrived by then.
    private static readonly TimeSpan LatestArrival = TimeSpan.FromSeconds(85);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Invocation.Current is { } invocation && stage.IsOpen ? SendAsync(invocation, request, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> SendAsync(Invocation invocation, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (invocation.PerCall > TimeSpan.Zero)
            await WaitAsync(invocation, invocation.PerCall).ConfigureAwait(false);
        invocation.CountCall();
        var call = await CallName.OfAsync(request, cancellationToken).ConfigureAwait(false);
        var fault = wire.FaultAt(invocation.Function, call, invocation.Execution);
        if (call.IsRuleWrite && ++invocation.RuleWrites == 2 && wire.TakeSecondRule(invocation.Function))
            fault = new ServerError();
        if (fault is null && stage.Outages.IsThrottled(call.Service))
            return await RefuseAsync(Outages.Throttling(call.Service)).ConfigureAwait(false);
        switch (fault)
        {
            case null:
                return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            case CallThrottled:
                return await RefuseAsync(Outages.Throttling(call.Service)).ConfigureAwait(false);
            case ServerError:
                return await RefuseAsync(Outages.Failure(call.Service)).ConfigureAwait(false);
            case ConnectionLost:
                throw Lost();
            case AnswerLost:
                (await base.SendAsync(request, cancellationToken).ConfigureAwait(false)).Dispose();
                throw Lost();
            case LateWrite late:
                SendLater(invocation, await CopyAsync(request, cancellationToken).ConfigureAwait(false), late.By);
                throw Lost();
            case SlowAnswer { IsEffectFirst: true } slow:
                var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                await WaitAsync(invocation, slow.By).ConfigureAwait(false);
                return answer;
            case SlowAnswer slow:
                await WaitAsync(invocation, slow.By).ConfigureAwait(false);
                return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            default:
                throw new InvalidOperationException($"Nothing knows how to play {fault}.");
        }

        Task<HttpResponseMessage> RefuseAsync(AwsError error)
        {
            wire.Refuse(error);
            return base.SendAsync(request, cancellationToken);
        }
    }

    // The functions' own deadline goes by the wall's clock; here it goes by the sandbox's.
    private async Task WaitAsync(Invocation invocation, TimeSpan span)
    {
        var left = invocation.Began + Invocation.Deadline - stage.Now;
        await Task.Delay(span < left ? span : left > TimeSpan.Zero ? left : TimeSpan.Zero, stage.Sandbox.Time).ConfigureAwait(false);
        if (span >= left)
            throw new OperationCanceledException("The function's time is nearly over.");
        if (invocation.IsOver)
            throw new ProcessIsGone();
    }

    private void SendLater(Invocation invocation, HttpRequestMessage copy, TimeSpan by)
    {
        var latest = invocation.Began + LatestArrival - stage.Now;
        stage.Later(by < latest ? by : latest, () =>
        {
            Actor.Becomes(invocation.Actor);
            try
            {
                // The transport in memory has answered when this returns.
                using (copy)
                using (base.SendAsync(copy, CancellationToken.None).GetAwaiter().GetResult())
                    stage.Note($"the late write of {invocation.Function} has taken effect");
            }
            finally
            {
                Actor.Becomes(null);
            }
        });
    }

    private static async Task<HttpRequestMessage> CopyAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers.NonValidated)
            copy.Headers.TryAddWithoutValidation(name, values);
        if (request.Content is not { } content)
            return copy;
        copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        foreach (var (name, values) in content.Headers.NonValidated)
            copy.Content.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }

    private static HttpRequestException Lost() => new("The connection was lost.");
}
