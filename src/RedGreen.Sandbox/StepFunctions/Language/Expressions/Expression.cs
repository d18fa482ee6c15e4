using System.Collections.Immutable;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Expressions.Intrinsics;
using RedGreen.Sandbox.StepFunctions.Language.Paths;

namespace RedGreen.Sandbox.StepFunctions.Language.Expressions;

/// <summary>What may stand where a field's name ends in <c>.$</c>: a path, an intrinsic function, and its arguments.</summary>
internal abstract record Expression
{
    /// <summary>The value.</summary>
    /// <param name="scope">What it may look at.</param>
    /// <param name="field">The field that holds it, for messages.</param>
    /// <exception cref="StateFailure">It has none.</exception>
    public abstract Json Evaluate(in EvaluationScope scope, string field);

    /// <summary>Every path in it.</summary>
    public abstract IEnumerable<JsonPath> Paths { get; }

    /// <summary>A path.</summary>
    internal sealed record Path(JsonPath Of) : Expression
    {
        /// <inheritdoc/>
        public override IEnumerable<JsonPath> Paths => [Of];

        /// <inheritdoc/>
        public override Json Evaluate(in EvaluationScope scope, string field) => scope.Require(Of, field);
    }

    /// <summary>A literal argument.</summary>
    /// <param name="Value">The value; a string's escapes are resolved.</param>
    /// <param name="Template">A string as written, for States.Format, to which <c>\{</c> and <c>{</c> are not the same.</param>
    internal sealed record Literal(Json Value, string? Template = null) : Expression
    {
        /// <inheritdoc/>
        public override IEnumerable<JsonPath> Paths => [];

        /// <inheritdoc/>
        public override Json Evaluate(in EvaluationScope scope, string field) => Value;
    }

    /// <summary>A call of an intrinsic function.</summary>
    /// <param name="Function">The function.</param>
    /// <param name="Arguments">Its arguments.</param>
    /// <param name="Text">The call as written, for messages.</param>
    internal sealed record Call(IntrinsicFunction Function, ImmutableArray<Expression> Arguments, string Text) : Expression
    {
        /// <inheritdoc/>
        public override IEnumerable<JsonPath> Paths => Arguments.SelectMany(argument => argument.Paths);

        /// <inheritdoc/>
        public override Json Evaluate(in EvaluationScope scope, string field)
        {
            var values = new Json[Arguments.Length];
            for (var i = 0; i < values.Length; i++)
                values[i] = Function.KeepsTemplate && Arguments[i] is Literal { Template: { } template } && i == 0
                    ? new JsonText(template)
                    : Arguments[i].Evaluate(scope, field);
            try
            {
                return Function.Apply(values, scope.Dice);
            }
            catch (ArgumentException wrong)
            {
                throw new StateFailure(ErrorNames.IntrinsicFailure, $"The function '{Text}' had the following error: {wrong.Message}");
            }
        }
    }
}
