using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace RedGreen.Chaos;

/// <summary>What runs: the code that ships, or a build that was broken on purpose to see whether it is noticed.</summary>
/// <param name="Name">What is broken, in words.</param>
/// <param name="Services">Replaces parts of the functions; null for none.</param>
/// <param name="Machine">Changes the state machine's definition in place; null for none.</param>
internal sealed record Build(string Name, Action<IServiceCollection>? Services = null, Action<JsonObject>? Machine = null)
{
    /// <summary>As it ships.</summary>
    public static Build Shipped { get; } = new("as it ships");
}
