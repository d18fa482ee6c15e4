using Standins.Generator.CSharp;
using Standins.Generator.Models;

namespace Standins.Generator.Emit;

internal static class Enumerations
{
    public static SourceFile Emit(ServiceModel model, Closure closure)
    {
        var file = new SourceFile(model.Spec.Namespace, "Amazon.Runtime");
        foreach (var shape in closure.Enums)
        {
            var name = Naming.UpperFirst(shape.Name);
            file.Line();
            file.Block($"public class {name} : ConstantClass", () =>
            {
                foreach (var value in shape.EnumValues.Order(StringComparer.Ordinal))
                    file.Line($"public static readonly {name} {Naming.Constant(value)} = new(\"{value}\");");
                file.Line();
                file.Line($"public {name}(string value) : base(value) {{ }}");
                file.Line($"public static {name} FindValue(string value) => FindValue<{name}>(value);");
                file.Line($"public static implicit operator {name}(string value) => FindValue(value);");
            });
        }
        return file;
    }
}
