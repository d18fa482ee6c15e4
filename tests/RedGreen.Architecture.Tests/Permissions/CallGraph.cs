using System.Reflection;
using Mono.Cecil;

namespace RedGreen.Architecture.Tests.Permissions;

/// <summary>
/// Which AWS operations a method can reach, by its instructions: through async methods, iterators, lambdas, and every
/// implementation of our own interfaces.
/// </summary>
internal sealed class CallGraph(IEnumerable<AssemblyDefinition> assemblies)
{
    private readonly HashSet<TypeDefinition> _types = [.. assemblies.SelectMany(assembly => assembly.MainModule.GetTypes())];

    public static CallGraph Of(params Assembly[] assemblies)
    {
        // All of them through one resolver: a type that is read twice is two types.
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        return new CallGraph([.. assemblies.Select(assembly => resolver.Resolve(AssemblyNameReference.Parse(assembly.FullName)))]);
    }

    /// <summary>The methods that are Lambda functions, by their names.</summary>
    public IReadOnlyDictionary<string, MethodDefinition> Functions() => _types
        .SelectMany(type => type.Methods)
        .Where(method => method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "LambdaFunctionAttribute"))
        .ToDictionary(method => method.Name);

    /// <summary>Every operation of an AWS client that can be called from here, as interface and operation: <c>IAmazonECS.DescribeServices</c>.</summary>
    public IReadOnlySet<string> Operations(MethodDefinition from)
    {
        var operations = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<MethodDefinition>();
        var open = new Queue<MethodDefinition>([from]);
        while (open.TryDequeue(out var method))
        {
            if (!seen.Add(method))
                continue;
            foreach (var part in Bodies(method))
                open.Enqueue(part);
            foreach (var called in method.HasBody ? method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>() : [])
            {
                if (called.DeclaringType.Name.StartsWith("IAmazon", StringComparison.Ordinal))
                    operations.Add($"{called.DeclaringType.Name}.{called.Name[..^"Async".Length]}");
                else
                    foreach (var target in Targets(called))
                        open.Enqueue(target);
            }
        }

        return operations;
    }

    // What the compiler has moved out of an async method or an iterator.
    private static IEnumerable<MethodDefinition> Bodies(MethodDefinition method) => method.CustomAttributes
        .Where(attribute => attribute.AttributeType.Name is "AsyncStateMachineAttribute" or "AsyncIteratorStateMachineAttribute" or "IteratorStateMachineAttribute")
        .SelectMany(attribute => ((TypeReference)attribute.ConstructorArguments[0].Value).Resolve().Methods);

    private IEnumerable<MethodDefinition> Targets(MethodReference called)
    {
        if (called.DeclaringType.Resolve() is not { } type || !_types.Contains(type) || called.Resolve() is not { } method)
            return [];
        var initializers = type.Methods.Where(m => m is { IsConstructor: true, IsStatic: true });
        return type.IsInterface
            ? _types.Where(candidate => candidate.Interfaces.Any(i => i.InterfaceType.Resolve() == type))
                .SelectMany(implementation => implementation.Methods.Where(m => m.Name == method.Name && m.Parameters.Count == method.Parameters.Count))
            : [method, .. initializers];
    }
}
