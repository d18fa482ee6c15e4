using System.Text.Json;
using RedGreen.Sandbox.StepFunctions.Language.Reading;
using RedGreen.Sandbox.StepFunctions.Language.States;

namespace RedGreen.Sandbox.StepFunctions.Language;

/// <summary>A state machine as parsed from the Amazon States Language, with the query language JSONPath.</summary>
/// <param name="Flow">Its states.</param>
/// <param name="Timeout">How long an execution may run; null for no limit.</param>
/// <param name="Comment">What people are told.</param>
internal sealed record StateMachineDefinition(Flow Flow, TimeSpan? Timeout, string? Comment)
{
    /// <summary>Reads a definition.</summary>
    /// <param name="text">The definition's JSON.</param>
    /// <param name="resources">What Task states may call.</param>
    /// <exception cref="StateMachineDefinitionException">Something in it is wrong or not known: all of it is listed.</exception>
    public static StateMachineDefinition Parse(string text, ITaskResources resources)
    {
        var problems = new List<DefinitionProblem>();
        try
        {
            using var document = JsonDocument.Parse(text);
            var definition = new MachineReader(resources, problems).Read(document.RootElement);
            return problems.Count == 0 && definition is not null ? definition : throw new StateMachineDefinitionException(problems);
        }
        catch (JsonException wrong)
        {
            throw new StateMachineDefinitionException([new DefinitionProblem(null, "", $"is not JSON: {wrong.Message}")]);
        }
    }
}
