using System.Collections.Immutable;
using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.StepFunctions.Language.Expressions;

/// <summary>A payload template (Parameters, ItemSelector, ResultSelector), compiled. What is constant in it is shared by every use.</summary>
internal abstract record PayloadTemplate
{
    /// <summary>The payload.</summary>
    /// <exception cref="StateFailure">A path finds nothing, or a function fails.</exception>
    public abstract Json Evaluate(in EvaluationScope scope);

    /// <summary>JSON without any expression in it.</summary>
    internal sealed record Constant(Json Value) : PayloadTemplate
    {
        /// <inheritdoc/>
        public override Json Evaluate(in EvaluationScope scope) => Value;
    }

    /// <summary>The value of a field whose name ends in <c>.$</c>.</summary>
    internal sealed record Computed(string Field, Expression Expression) : PayloadTemplate
    {
        /// <inheritdoc/>
        public override Json Evaluate(in EvaluationScope scope) => Expression.Evaluate(scope, Field);
    }

    /// <summary>An object with something computed in it.</summary>
    internal sealed record Map(ImmutableArray<KeyValuePair<string, PayloadTemplate>> Members) : PayloadTemplate
    {
        /// <inheritdoc/>
        public override Json Evaluate(in EvaluationScope scope)
        {
            var members = new KeyValuePair<string, Json>[Members.Length];
            for (var i = 0; i < members.Length; i++)
                members[i] = KeyValuePair.Create(Members[i].Key, Members[i].Value.Evaluate(scope));
            return new JsonMap(members);
        }
    }

    /// <summary>An array with something computed in it.</summary>
    internal sealed record List(ImmutableArray<PayloadTemplate> Items) : PayloadTemplate
    {
        /// <inheritdoc/>
        public override Json Evaluate(in EvaluationScope scope)
        {
            var items = new Json[Items.Length];
            for (var i = 0; i < items.Length; i++)
                items[i] = Items[i].Evaluate(scope);
            return new JsonList(items);
        }
    }
}
