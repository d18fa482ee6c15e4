using System.Text.Json.Serialization;

namespace SampleFunctions;

public sealed record Order([property: JsonPropertyName("item")] string Item, [property: JsonPropertyName("count")] int Count);

public sealed record Receipt([property: JsonPropertyName("text")] string Text, [property: JsonPropertyName("served")] int Served);

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
public sealed partial class SampleJson : JsonSerializerContext;
