using System.Diagnostics.CodeAnalysis;
using Amazon.ECS;
using Amazon.Lambda.Annotations;
using Microsoft.Extensions.DependencyInjection;

namespace SampleFunctions;

[LambdaStartup]
public sealed class Startup
{
    [SuppressMessage("Performance", "CA1822", Justification = "The generated code calls it on an instance.")]
    public void ConfigureServices(IServiceCollection services)
    {
        if (Environment.GetEnvironmentVariable("SAMPLE_MISSING") is { Length: > 0 } name)
            throw new SettingMissing(name);
        services.AddSingleton<Counter>();
        services.AddScoped<Visit>();
        services.AddSingleton<IAmazonECS>(_ => new AmazonECSClient());
    }
}

/// <summary>One per process.</summary>
public sealed class Counter
{
    private int _value;

    public int Next() => ++_value;
}

/// <summary>One per invocation; says so when it is let go.</summary>
public sealed class Visit : IDisposable
{
    public Guid Id { get; } = Guid.NewGuid();

    public void Dispose() => Console.WriteLine("visit over");
}

public sealed class SettingMissing(string name) : Exception($"The environment variable {name} is not set.");

public sealed class OrderRefused(string reason) : Exception(reason);
