using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using RedGreen.Aws;
using RedGreen.Aws.Ecs;
using RedGreen.Functions.Wiring;
using RedGreen.Pushes;

namespace RedGreen.Functions;

/// <summary>From an event that an image was pushed to the deployments it leads to. Changes nothing.</summary>
public sealed class FindServices(ServiceSearch search)
{
    /// <summary>The Task state FindServices.</summary>
    /// <exception cref="SearchTookTooLong">There is too much to look through.</exception>
    [LambdaFunction]
    public Task<FoundDeployments> FindServicesAsync(PushInput input, ILambdaContext context) => AwsErrors.TranslateAsync(async () =>
    {
        var found = ImagePushReader.TryRead(input.Event, out var push, out var whyNot)
            ? PushedServices.Choose(push, await SearchAsync(push, input.After, context).ConfigureAwait(false), input.After)
            : FoundDeployments.None(whyNot);
        context.Logger.LogInformation(found.Reason);
        return found;
    });

    private async Task<IReadOnlyList<RunningService>> SearchAsync(ImagePush push, string after, ILambdaContext context)
    {
        var given = context.RemainingTime;
        using var deadline = Deadline.Of(context);
        try
        {
            return await search.FindAsync(push.IsOf, after, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (deadline.IsCancellationRequested)
        {
            throw new SearchTookTooLong(given, cancelled);
        }
    }
}
