using RedGreen.Sandbox.StepFunctions.Data;

namespace RedGreen.Sandbox.StepFunctions.Language.Paths;

/// <summary>What a ResultPath does: it puts a result into the state's input.</summary>
internal static class ResultPlacement
{
    /// <summary>
    /// The input with the result at the path; the result alone for <c>$</c>, the input alone for null. Objects that
    /// are missing on the way are made.
    /// </summary>
    /// <exception cref="StateFailure">States.ResultPathMatchFailure: something that is no object or array is in the way.</exception>
    public static Json Place(this JsonPath? path, Json input, Json result) =>
        path is null ? input : Place(path, 0, input, result);

    private static Json Place(JsonPath path, int depth, Json? at, Json result)
    {
        if (depth == path.Segments.Length)
            return result;
        return (path.Segments[depth], at) switch
        {
            (Segment.Field field, null) => JsonMap.Of((field.Name, Place(path, depth + 1, null, result))),
            (Segment.Field field, JsonMap map) => map.With(field.Name, Place(path, depth + 1, map[field.Name], result)),
            (Segment.Index index, JsonList list) when index.At < list.Count => list.With(index.At, Place(path, depth + 1, list[index.At], result)),
            _ => throw new StateFailure(ErrorNames.ResultPathMatchFailure, $"Unable to apply ResultPath '{path}': the input has {Kind(at)} where the path goes on with {Next(path.Segments[depth])}."),
        };
    }

    private static string Kind(Json? value) => value switch
    {
        null => "nothing",
        JsonMap => "an object",
        JsonList list => $"an array of {list.Count}",
        _ => $"the value {value}",
    };

    private static string Next(Segment segment) => segment is Segment.Field field ? $"the field '{field.Name}'" : $"the item {((Segment.Index)segment).At}";
}
