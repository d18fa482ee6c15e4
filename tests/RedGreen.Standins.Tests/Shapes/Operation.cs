using System.Reflection;
using Amazon.Runtime;

namespace RedGreen.Standins.Tests.Shapes;

/// <summary>An operation of a client's interface, called by reflection.</summary>
public sealed record Operation(MethodInfo Method)
{
    public string Name => Method.Name[..^"Async".Length];
    public Type Request => Method.GetParameters()[0].ParameterType;
    public Type Response => Method.ReturnType.GenericTypeArguments[0];

    /// <summary>The methods that take a request; overloads that take its members one by one are left out.</summary>
    public static IEnumerable<Operation> Of(Type client) => client.GetMethods()
        .Where(m => m.GetParameters() is [var request, var token]
            && request.ParameterType.IsSubclassOf(typeof(AmazonWebServiceRequest))
            && token.ParameterType == typeof(CancellationToken))
        .OrderBy(m => m.Name, StringComparer.Ordinal)
        .Select(m => new Operation(m));

    public async Task<object> Call(object client, object request)
    {
        var task = (Task)Method.Invoke(client, [request, CancellationToken.None])!;
        await task;
        return task.GetType().GetProperty("Result")!.GetValue(task)!;
    }
}
