using Standins.Generator.CSharp;
using Standins.Generator.Models;

namespace Standins.Generator.Emit;

/// <summary>The client, its interface, its configuration, and the bases of its requests and exceptions.</summary>
internal sealed class Client(ServiceModel model)
{
    private readonly string _name = model.Spec.Client;
    private readonly string _wire = model.Spec.Client + "Wire";

    public SourceFile Interface()
    {
        var file = new SourceFile(model.Spec.Namespace, "System", "System.Threading", $"{model.Spec.Namespace}.Model", "Amazon.Runtime", "Amazon.Runtime.Endpoints");
        file.Line();
        file.Block($"public interface I{_name} : IAmazonService, IDisposable", () =>
        {
            foreach (var operation in model.Operations)
                file.Line(Signature(operation) + ";");
            file.Line();
            file.Line("Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);");
            file.Line();
            file.Line($"static ClientConfig IAmazonService.CreateDefaultClientConfig() => new {_name}Config();");
            file.Line("static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig)");
            file.Line($"    => awsCredentials == null ? new {_name}Client(({_name}Config)clientConfig) : new {_name}Client(awsCredentials, ({_name}Config)clientConfig);");
        });
        return file;
    }

    public SourceFile Configuration()
    {
        var file = new SourceFile(model.Spec.Namespace, "Amazon.Runtime", "Amazon.Runtime.Endpoints", "Amazon.Util.Internal", "Standins.Runtime");
        file.Line();
        file.Block($"public class {_name}Config : ClientConfig", () =>
        {
            file.Line($"private static readonly string Agent = InternalSDKUtils.BuildUserAgentString(\"{model.ServiceId}\", \"4.0.0.0\");");
            file.Line();
            file.Block($"public {_name}Config() : base(ServiceDefaults.Provider)", () =>
            {
                file.Line($"base.ServiceId = \"{model.ServiceId}\";");
                file.Line($"AuthenticationServiceName = \"{model.SigningName}\";");
                file.Line($"EndpointProvider = new {(model.Spec.HasOneEndpoint ? "Global" : "Service")}EndpointProvider(\"{model.EndpointPrefix}\");");
            });
            file.Line();
            file.Line($"public override string RegionEndpointServiceName => \"{model.EndpointPrefix}\";");
            file.Line($"public override string ServiceVersion => \"{model.ApiVersion}\";");
            file.Line("public override string UserAgent => Agent;");
            file.Line("public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)");
            file.Line("    => ServiceEndpointResolver.Determine(this, ServiceId, parameters);");
        });
        return file;
    }

    public SourceFile BaseRequest()
    {
        var file = new SourceFile(model.Spec.Namespace, "Amazon.Runtime");
        file.Line();
        file.Line($"public class {_name}Request : AmazonWebServiceRequest;");
        return file;
    }

    public SourceFile BaseException()
    {
        var file = new SourceFile(model.Spec.Namespace, "System", "System.Net", "Amazon.Runtime");
        file.Line();
        file.Block($"public class {_name}Exception : AmazonServiceException", () => Structures.Constructors(file, _name + "Exception"));
        return file;
    }

    public SourceFile Class()
    {
        var file = new SourceFile(model.Spec.Namespace, "System.Threading", "Amazon", $"{model.Spec.Namespace}.Model", "Amazon.Runtime", "Amazon.Runtime.Endpoints", "Amazon.Runtime.Internal", "Standins.Runtime");
        file.Line();
        file.Block($"public class {_name}Client : AmazonServiceClient, I{_name}", () =>
        {
            file.Line($"private static readonly IServiceMetadata Metadata = new ServiceMetadata(\"{model.ServiceId}\");");
            file.Line();
            Constructors(file);
            file.Line();
            file.Line("protected override IServiceMetadata ServiceMetadata => Metadata;");
            file.Line();
            file.Line("protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);");
            file.Line();
            file.Line("public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request)");
            file.Line("    => Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));");
            foreach (var operation in model.Operations)
            {
                file.Line();
                file.Line("public virtual " + Signature(operation));
                file.Line($"    => InvokeAsync<{operation.Name}Response>(request, {_wire}.{operation.Name}.Options(), cancellationToken);");
            }
        });
        return file;
    }

    private static string Signature(Operation operation)
        => $"System.Threading.Tasks.Task<{operation.Name}Response> {operation.Name}Async({operation.Name}Request request, CancellationToken cancellationToken = default)";

    private void Constructors(SourceFile file)
    {
        file.Line($"public {_name}Client() : base(new {_name}Config()) {{ }}");
        file.Line($"public {_name}Client(RegionEndpoint region) : base(new {_name}Config {{ RegionEndpoint = region }}) {{ }}");
        file.Line($"public {_name}Client({_name}Config config) : base(config) {{ }}");
        foreach (var (parameters, arguments) in ((string, string)[])
            [
                ("AWSCredentials credentials", "credentials"),
                ("string awsAccessKeyId, string awsSecretAccessKey", "awsAccessKeyId, awsSecretAccessKey"),
                ("string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken", "awsAccessKeyId, awsSecretAccessKey, awsSessionToken"),
            ])
        {
            file.Line($"public {_name}Client({parameters}) : base({arguments}, new {_name}Config()) {{ }}");
            file.Line($"public {_name}Client({parameters}, RegionEndpoint region) : base({arguments}, new {_name}Config {{ RegionEndpoint = region }}) {{ }}");
            file.Line($"public {_name}Client({parameters}, {_name}Config clientConfig) : base({arguments}, clientConfig) {{ }}");
        }
    }
}
