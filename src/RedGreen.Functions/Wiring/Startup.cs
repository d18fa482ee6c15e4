using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Microsoft.Extensions.DependencyInjection;
using RedGreen.Aws;
using RedGreen.Functions.Wiring;

[assembly: LambdaSerializer(typeof(DocumentSerializer))]
[assembly: LambdaGlobalProperties(GenerateMain = true)]

namespace RedGreen.Functions.Wiring;

/// <summary>Which implementation stands behind which interface: here, for all functions.</summary>
[LambdaStartup]
public sealed class Startup
{
    /// <summary>Called once in a function's process.</summary>
#pragma warning disable CA1822 // The generated code calls it on an instance.
    public void ConfigureServices(IServiceCollection services) => services.AddAws().AddSingleton<LastRequests>();
#pragma warning restore CA1822
}
