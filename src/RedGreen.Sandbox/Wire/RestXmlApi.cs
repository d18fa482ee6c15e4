namespace RedGreen.Sandbox.Wire;

/// <summary>A service's side of the REST-XML protocol.</summary>
/// <param name="Version">The first segment of its paths: <c>2013-04-01</c>.</param>
/// <param name="Operations">Its operations.</param>
/// <param name="Lists">Its lists by name, and what an item is called in XML.</param>
internal sealed record RestXmlApi(string Version, IReadOnlyList<RestOperation> Operations, IReadOnlyDictionary<string, string> Lists);
