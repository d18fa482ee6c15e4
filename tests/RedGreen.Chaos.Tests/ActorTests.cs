namespace RedGreen.Chaos.Tests;

public sealed class ActorTests
{
    [Fact]
    public async Task Who_calls_is_known_in_the_flow_that_said_so_and_nowhere_else()
    {
        var mine = Task.Run(async () =>
        {
            Actor.Becomes(new Actor(ActorKind.Person));
            await Task.Yield();
            return Actor.Current;
        }, TestContext.Current.CancellationToken);

        (await mine)!.Kind.ShouldBe(ActorKind.Person);
        Actor.Current.ShouldBeNull();
    }
}
