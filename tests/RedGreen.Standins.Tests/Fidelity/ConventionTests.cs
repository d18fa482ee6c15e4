using System.Reflection;
using Amazon.Runtime;
using RedGreen.Standins.Tests.Shapes;

namespace RedGreen.Standins.Tests.Fidelity;

/// <summary>The generator's conventions are those of the official assemblies, measured on two of them.</summary>
public class ConventionTests
{
    // Written by hand in the official package: whether a member was set, from before it could be null.
    internal static readonly string[] OfficialOnly =
    [
        "IsBOOLSet", "IsBSSet", "IsItemSet", "IsLimitSet", "IsLSet", "IsMSet", "IsNSSet", "IsSegmentSet", "IsSSSet", "IsTotalSegmentsSet",
    ];

    // The official assemblies were made from newer models than the generator's last run.
    private static readonly string[] NewerThanTheModel =
    [
        "Disassociate", "DisassociationProtectionEnabled", "FilterSpecification", "VectorIndexes", "VectorIndexUpdates",
        "MinimumSessionTokenSize", "SessionTokenSize", "SessionTokenUtilization",
    ];

    public static TheoryData<string> Services => Twin.Names;

    [Theory, MemberData(nameof(Services))]
    public void Every_type_exists_with_the_same_base(string service)
    {
        var twin = Twin.Called(service);
        var types = twin.Types.ToList();
        types.Count.ShouldBeGreaterThan(20);
        foreach (var ours in types)
        {
            var theirs = twin.Official(ours).ShouldNotBeNull($"{ours.FullName} is not in the official assembly");
            // STS's Credentials are made usable as AWSCredentials by hand.
            if (ours.BaseType != null && theirs != typeof(Amazon.SecurityToken.Model.Credentials))
                twin.Spelled(ours.BaseType).ShouldBe(theirs.BaseType!.FullName, ours.FullName);
        }
    }

    [Theory, MemberData(nameof(Services))]
    public void Every_member_has_the_same_name_and_type(string service)
    {
        var twin = Twin.Called(service);
        var members = Shapes(twin).SelectMany(Filled.Members).ToList();
        members.Count.ShouldBeGreaterThan(service == "DynamoDB" ? 250 : 50);
        foreach (var ours in members)
        {
            var theirs = twin.Official(ours.DeclaringType!)!.GetProperty(ours.Name).ShouldNotBeNull($"{ours.DeclaringType}.{ours.Name}");
            twin.Spelled(ours.PropertyType).ShouldBe(twin.Spelled(theirs.PropertyType), $"{ours.DeclaringType}.{ours.Name}");
        }
    }

    [Theory, MemberData(nameof(Services))]
    public void No_member_is_lost(string service)
    {
        var twin = Twin.Called(service);
        var lost = Shapes(twin).SelectMany(ours => Filled.Members(twin.Official(ours)!)
            .Select(theirs => theirs.Name)
            .Except([.. OfficialOnly, .. NewerThanTheModel])
            .Where(name => ours.GetProperty(name) == null)
            .Select(name => $"{ours.Name}.{name}"));
        lost.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Services))]
    public void Every_enum_has_the_same_constants(string service)
    {
        var twin = Twin.Called(service);
        foreach (var ours in twin.Types.Where(t => t.IsSubclassOf(typeof(ConstantClass))))
            Constants(ours).ShouldBe(Constants(twin.Official(ours)!), ours.FullName);

        static List<string> Constants(Type type) => [.. type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => $"{f.Name} = {((ConstantClass)f.GetValue(null)!).Value}").Order(StringComparer.Ordinal)];
    }

    [Theory, MemberData(nameof(Services))]
    public void Every_exception_can_be_made_the_same_ways_and_is_as_retryable(string service)
    {
        var twin = Twin.Called(service);
        var exceptions = twin.Types.Where(t => t.IsSubclassOf(typeof(AmazonServiceException))).ToList();
        exceptions.Count.ShouldBeGreaterThan(5);
        foreach (var ours in exceptions)
        {
            var theirs = twin.Official(ours)!;
            Constructors(ours).ShouldBe(Constructors(theirs), ours.FullName);
            Retry(ours).ShouldBe(Retry(theirs), ours.FullName);
        }

        static string Retry(Type type) => ((AmazonServiceException)Activator.CreateInstance(type, "message")!).Retryable is { } retry ? $"throttling: {retry.Throttling}" : "no";
    }

    [Theory, MemberData(nameof(Services))]
    public void The_client_is_made_the_same_ways(string service)
    {
        var twin = Twin.Called(service);
        Constructors(Twin.ClientOf(twin.Ours), twin.Spelled).ShouldBe(Constructors(Twin.ClientOf(twin.Theirs)));
    }

    [Theory, MemberData(nameof(Services))]
    public void Every_method_of_the_interface_and_the_client_is_declared_the_same_way(string service)
    {
        var twin = Twin.Called(service);
        foreach (var operation in Operation.Of(twin.Ours))
        {
            var theirs = Operation.Of(twin.Theirs).Single(o => o.Name == operation.Name);
            theirs.Request.FullName.ShouldBe(twin.Spelled(operation.Request));
            theirs.Response.FullName.ShouldBe(twin.Spelled(operation.Response));
            operation.Method.GetParameters()[1].HasDefaultValue.ShouldBe(theirs.Method.GetParameters()[1].HasDefaultValue);
            Twin.ClientOf(twin.Ours).GetMethod(operation.Method.Name, [operation.Request, typeof(CancellationToken)])!.IsVirtual.ShouldBeTrue();
        }
        twin.Ours.GetInterfaces().Select(i => i.FullName).ShouldBe(
            twin.Theirs.GetInterfaces().Select(i => i.FullName).Where(i => i != "Amazon.Runtime.SharedInterfaces.ICoreAmazonSTS"), ignoreOrder: true);
    }

    private static IEnumerable<Type> Shapes(Twin twin) => twin.Types.Where(t => t.Namespace!.EndsWith(".Model", StringComparison.Ordinal));

    private static List<string> Constructors(Type type, Func<Type, string>? spelled = null) => [.. type.GetConstructors()
        .Select(c => string.Join(", ", c.GetParameters().Select(p => (spelled ?? (t => t.FullName!))(p.ParameterType)))).Order(StringComparer.Ordinal)];
}
