using System.Collections.Immutable;
using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.StepFunctions.Language.Paths;

namespace RedGreen.Sandbox.StepFunctions.Language.Choices;

/// <summary>The condition of a choice.</summary>
internal abstract record Condition
{
    /// <summary>Whether it holds.</summary>
    /// <exception cref="StateFailure">A path in it finds nothing: States.Runtime.</exception>
    public abstract bool Holds(in EvaluationScope scope);

    /// <summary>All must hold; they are asked in order, so an IsPresent guards what follows it.</summary>
    internal sealed record And(ImmutableArray<Condition> All) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(in EvaluationScope scope)
        {
            foreach (var condition in All)
                if (!condition.Holds(scope))
                    return false;
            return true;
        }
    }

    /// <summary>One must hold.</summary>
    internal sealed record Or(ImmutableArray<Condition> Any) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(in EvaluationScope scope)
        {
            foreach (var condition in Any)
                if (condition.Holds(scope))
                    return true;
            return false;
        }
    }

    /// <summary>The opposite.</summary>
    internal sealed record Not(Condition Of) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(in EvaluationScope scope) => !Of.Holds(scope);
    }

    /// <summary>Whether there is a value at all.</summary>
    internal sealed record IsPresent(JsonPath Variable, bool Expected) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(in EvaluationScope scope) => (scope.Find(Variable) is not null) == Expected;
    }

    /// <summary>Whether a value is of a kind.</summary>
    internal sealed record IsKind(JsonPath Variable, Func<Json, bool> Kind, bool Expected) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(in EvaluationScope scope) => Kind(Find(scope, Variable)) == Expected;
    }

    /// <summary>A value compared with a constant; a value of another kind never matches.</summary>
    internal sealed record Compare(JsonPath Variable, Comparison Comparison, Json With) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(in EvaluationScope scope) => Comparison.Matches(Find(scope, Variable), With);
    }

    /// <summary>A value compared with another value.</summary>
    internal sealed record CompareWithPath(JsonPath Variable, Comparison Comparison, JsonPath With) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(in EvaluationScope scope)
        {
            var with = Find(scope, With);
            return Comparison.Accepts(with)
                ? Comparison.Matches(Find(scope, Variable), with)
                : throw StateFailure.Runtime($"Invalid path '{With}': {Comparison.Name} cannot compare with {with}.");
        }
    }

    private static Json Find(in EvaluationScope scope, JsonPath path) =>
        scope.Find(path) ?? throw StateFailure.Runtime($"Invalid path '{path}': The choice state's condition path references an invalid value.");
}

/// <summary>One rule of a Choice state.</summary>
internal sealed record Choice(Condition Condition, string Next);
