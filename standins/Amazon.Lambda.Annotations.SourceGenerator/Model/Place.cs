using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Amazon.Lambda.Annotations.SourceGenerator.Model;

/// <summary>A place in the source that does not keep the compilation alive.</summary>
internal sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public Location ToLocation() => Path.Length == 0 ? Location.None : Location.Create(Path, Span, Lines);

    public static Place Of(Location? location) => location?.SourceTree == null
        ? new Place("", default, default)
        : new Place(location.SourceTree.FilePath, location.SourceSpan, location.GetLineSpan().Span);
}
