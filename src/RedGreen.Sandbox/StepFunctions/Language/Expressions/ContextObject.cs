using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.StepFunctions.Language.Expressions;

/// <summary>The context object of one state at one moment; built only where a path asks for it.</summary>
/// <param name="execution">The execution's part.</param>
/// <param name="stateMachine">The machine's part.</param>
/// <param name="state">The state's name.</param>
/// <param name="enteredAt">When the state was entered.</param>
/// <param name="retryCount">How often it was retried.</param>
/// <param name="item">The innermost Map's item; null outside.</param>
internal sealed class ContextObject(JsonMap execution, JsonMap stateMachine, string state, DateTimeOffset enteredAt, int retryCount, MapItem? item)
{
    private JsonMap? _value;

    /// <summary>What <c>$$</c> stands for.</summary>
    public JsonMap Value => _value ??= Build();

    /// <summary>The same for one item of a Map: what its ItemSelector sees.</summary>
    public ContextObject For(MapItem of) => new(execution, stateMachine, state, enteredAt, retryCount, of);

    private JsonMap Build()
    {
        var value = JsonMap.Of(
            ("Execution", execution),
            ("State", JsonMap.Of(
                ("EnteredTime", new JsonText(Timestamps.Format(enteredAt))),
                ("Name", new JsonText(state)),
                ("RetryCount", new JsonNumber(retryCount)))),
            ("StateMachine", stateMachine));
        return item is null
            ? value
            : value.With("Map", JsonMap.Of(("Item", JsonMap.Of(("Index", new JsonNumber(item.Index)), ("Value", item.Value)))));
    }
}

/// <summary>One item of a Map.</summary>
internal sealed record MapItem(int Index, Json Value);
