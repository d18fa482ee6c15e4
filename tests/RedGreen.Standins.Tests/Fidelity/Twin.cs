using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SecurityToken;
using RedGreen.Standins.Tests.Loopback;

namespace RedGreen.Standins.Tests.Fidelity;

/// <summary>A service as this generator writes it beside the official assembly.</summary>
public sealed record Twin(string Name, Type Ours, Type Theirs)
{
    public static IReadOnlyList<Twin> All { get; } =
    [
        new("DynamoDB", typeof(global::Twin.DynamoDBv2.IAmazonDynamoDB), typeof(IAmazonDynamoDB)),
        new("STS", typeof(global::Twin.SecurityToken.IAmazonSecurityTokenService), typeof(IAmazonSecurityTokenService)),
    ];

    public static TheoryData<string> Names => [.. All.Select(twin => twin.Name)];

    public static Twin Called(string name) => All.Single(twin => twin.Name == name);

    /// <summary>Every public type that was generated for this service.</summary>
    public IEnumerable<Type> Types => Ours.Assembly.GetExportedTypes().Where(t => t.Namespace!.StartsWith(Ours.Namespace!, StringComparison.Ordinal));

    /// <summary>The official type of the same name, or null.</summary>
    public Type? Official(Type ours) => Theirs.Assembly.GetType(OfficialName(ours));

    /// <summary>How the official assembly would spell this type.</summary>
    public string Spelled(Type ours) => ours.IsGenericType
        ? $"{ours.Name}<{string.Join(", ", ours.GenericTypeArguments.Select(Spelled))}>"
        : ours.Assembly == Ours.Assembly ? OfficialName(ours) : ours.FullName!;

    /// <summary>A client of this interface that talks to the fake service and does not retry.</summary>
    public static object Client(Type @interface, FakeService fake)
    {
        var client = ClientOf(@interface);
        var config = (ClientConfig)Activator.CreateInstance(
            client.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType).First(t => t.IsSubclassOf(typeof(ClientConfig))))!;
        (config.ServiceURL, config.AuthenticationRegion, config.MaxErrorRetry) = (fake.Url, "eu-west-1", 0);
        return Activator.CreateInstance(client, FakeService.Credentials, config)!;
    }

    public static Type ClientOf(Type @interface) => @interface.Assembly.GetExportedTypes().Single(t => t.IsClass && @interface.IsAssignableFrom(t));

    /// <summary>A copy of one of our objects as the official type: same names, same values.</summary>
    public object Copy(object ours, Type theirs)
    {
        var copy = Activator.CreateInstance(theirs)!;
        foreach (var member in Shapes.Filled.Members(ours.GetType()))
            if (member.GetValue(ours) is { } value)
                theirs.GetProperty(member.Name)!.SetValue(copy, CopyValue(value, theirs.GetProperty(member.Name)!.PropertyType));
        return copy;
    }

    private object CopyValue(object value, Type theirs)
    {
        switch (value)
        {
            case ConstantClass constant:
                return Activator.CreateInstance(theirs, constant.Value)!;
            case System.Collections.IDictionary map:
                var mapCopy = (System.Collections.IDictionary)Activator.CreateInstance(theirs)!;
                foreach (System.Collections.DictionaryEntry entry in map)
                    mapCopy.Add(entry.Key, CopyValue(entry.Value!, theirs.GenericTypeArguments[1]));
                return mapCopy;
            case System.Collections.IList list:
                var listCopy = (System.Collections.IList)Activator.CreateInstance(theirs)!;
                foreach (var item in list)
                    listCopy.Add(CopyValue(item!, theirs.GenericTypeArguments[0]));
                return listCopy;
            default:
                return value.GetType().Assembly == Ours.Assembly ? Copy(value, theirs) : value;
        }
    }

    private string OfficialName(Type ours) => Theirs.Namespace + ours.FullName![Ours.Namespace!.Length..];
}
