using RedGreen.Sandbox.StepFunctions.Data;
using RedGreen.Sandbox.StepFunctions.Language.Expressions;
using RedGreen.Sandbox.StepFunctions.Language.Paths;

namespace RedGreen.Sandbox.StepFunctions.Language.States;

/// <summary>Until when a Wait state waits.</summary>
internal abstract record Waiting
{
    /// <summary>The moment.</summary>
    /// <exception cref="StateFailure">A path leads to something else than a duration or a timestamp: States.Runtime.</exception>
    public abstract DateTimeOffset Until(in EvaluationScope scope, DateTimeOffset enteredAt);

    /// <summary>A number of seconds.</summary>
    internal sealed record Seconds(NumberSource Of) : Waiting
    {
        /// <inheritdoc/>
        public override DateTimeOffset Until(in EvaluationScope scope, DateTimeOffset enteredAt) =>
            enteredAt.AddSeconds(Of.Resolve(scope, "SecondsPath", 0));
    }

    /// <summary>A moment known when the machine was written.</summary>
    internal sealed record Timestamp(DateTimeOffset At) : Waiting
    {
        /// <inheritdoc/>
        public override DateTimeOffset Until(in EvaluationScope scope, DateTimeOffset enteredAt) => At;
    }

    /// <summary>A moment that the data has.</summary>
    internal sealed record TimestampPath(JsonPath Path) : Waiting
    {
        /// <inheritdoc/>
        public override DateTimeOffset Until(in EvaluationScope scope, DateTimeOffset enteredAt)
        {
            var value = scope.Require(Path, "TimestampPath");
            return value is JsonText text && Timestamps.Parse(text.Value) is { } at
                ? at
                : throw StateFailure.Runtime($"The TimestampPath parameter '{Path}' does not reference a valid ISO-8601 extended offset date-time format string: {value}");
        }
    }
}
