using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Template;

/// <summary>A call by which CloudFormation makes a resource, or a part of it.</summary>
/// <param name="LogicalId">The resource's id in the template.</param>
/// <param name="Service">The service's name on the wire.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Input">Its input.</param>
internal sealed record TemplateCall(string LogicalId, string Service, string Operation, JsonObject Input);
