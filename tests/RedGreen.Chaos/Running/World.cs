using RedGreen.Chaos.Injections;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Chaos.Running;

/// <summary>Does what is done in a story by others than our functions: people, triggers, whoever stops executions.</summary>
internal sealed class World
{
    private readonly Stage _stage;
    private readonly Triggers _triggers;
    private readonly People _people;

    public World(Stage stage)
    {
        _stage = stage;
        Machine = stage.Sandbox.StateMachines["DeploymentStateMachine"];
        _triggers = new(stage);
        _people = new(stage, new RuleBook(stage.Sandbox));
    }

    /// <summary>The deployment machine's ARN.</summary>
    public string Machine { get; }

    /// <summary>Starts the story's first deployment.</summary>
    public void Begin() => As(ActorKind.Story, _triggers.Begin);

    /// <summary>Does something.</summary>
    /// <param name="happening">What.</param>
    /// <param name="execution">The execution in the middle of which it is; null: none.</param>
    /// <returns>What was done, in words; null: nothing could be.</returns>
    public string? Do(Happening happening, string? execution) => happening switch
    {
        Act act => As(ActorKind.Person, () => _people.Do(act)),
        CannotRun outage => Stop(outage),
        _ => As(ActorKind.Story, () => _triggers.Do(happening, execution)),
    };

    private string Stop(CannotRun outage)
    {
        _stage.Outages.Stops(outage.Function, outage.For);
        return outage.ToString();
    }

    private string? As(ActorKind kind, Func<string?> act)
    {
        var before = Actor.Current;
        Actor.Becomes(new(kind));
        try
        {
            return act();
        }
        catch (AwsError refused)
        {
            _stage.Note($"AWS refuses what was to be done: {refused.Code}: {refused.Message}");
            return null;
        }
        finally
        {
            Actor.Becomes(before);
        }
    }
}
