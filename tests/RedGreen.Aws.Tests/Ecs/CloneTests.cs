using System.Reflection;
using Amazon.ECS.Model;
using RedGreen.Aws.Ecs;
using RedGreen.Fleet;

namespace RedGreen.Aws.Tests.Ecs;

public class CloneTests
{
    // What CreateService takes and Green deliberately does not get, each with its reason in ServiceClone.
    private static readonly string[] NotOnGreen = ["ServiceRegistries", "VpcLatticeConfigurations", "Role", "LaunchType", "Monitoring"];

    [Fact]
    public void A_task_definition_with_every_field_set_is_registered_with_every_field_but_the_image()
    {
        var original = Filled.Of<TaskDefinition>();
        var untouched = Filled.Of<TaskDefinition>();
        var clone = TaskDefinitionClone.Of(original, "Name", "shop:v2", []);

        foreach (var property in Filled.Properties(typeof(RegisterTaskDefinitionRequest)).Where(property => property.Name is not ("Tags" or "ContainerDefinitions")))
            property.GetValue(clone).ShouldBeEquivalentTo(Named(untouched, property.Name).GetValue(untouched), property.Name);

        var container = clone.ContainerDefinitions.ShouldHaveSingleItem();
        container.Image.ShouldBe("shop:v2");
        container.Image = untouched.ContainerDefinitions[0].Image;
        container.ShouldBeEquivalentTo(untouched.ContainerDefinitions[0]);
    }

    [Fact]
    public void A_service_with_every_field_set_loses_only_what_is_named_here()
    {
        var untouched = Filled.Of<Service>();
        var clone = Green(Filled.Of<Service>());
        string[] ownOrDropped = [.. NotOnGreen, "Cluster", "ServiceName", "TaskDefinition", "DesiredCount", "ClientToken", "LoadBalancers", "Tags", "DeploymentConfiguration", "ServiceConnectConfiguration", "VolumeConfigurations"];
        foreach (var property in Filled.Properties(typeof(CreateServiceRequest)).Where(property => !ownOrDropped.Contains(property.Name)))
            property.GetValue(clone).ShouldBeEquivalentTo(Named(untouched, property.Name).GetValue(untouched), property.Name);
        foreach (var name in NotOnGreen.Where(name => typeof(CreateServiceRequest).GetProperty(name) is not null))
            Named(clone, name).GetValue(clone).ShouldBeNull(name);
    }

    [Fact]
    public void What_only_the_primary_deployment_tells_is_carried_over()
    {
        var clone = Green(Filled.Of<Service>());
        clone.VolumeConfigurations.ShouldBeEquivalentTo(Filled.Of<Deployment>().VolumeConfigurations);
        clone.ServiceConnectConfiguration.Namespace.ShouldBe("Namespace");
        clone.ServiceConnectConfiguration.Services.ShouldBeNull();
    }

    [Fact]
    public void ECSs_own_alarms_and_rollback_do_not_act_beside_us()
    {
        var configuration = Green(Filled.Of<Service>()).DeploymentConfiguration;
        configuration.Alarms.ShouldBeNull();
        configuration.DeploymentCircuitBreaker.Enable.ShouldBe(true);
        configuration.DeploymentCircuitBreaker.Rollback.ShouldBe(false);
    }

    [Fact]
    public void A_launch_type_is_kept_where_no_capacity_provider_strategy_stands_beside_it()
    {
        var red = Filled.Of<Service>();
        red.CapacityProviderStrategy = [];
        Green(red).LaunchType.ShouldBe(Filled.Of<Service>().LaunchType);
    }

    [Fact]
    public void An_absent_zone_rebalancing_is_said_to_be_disabled()
    {
        var red = Filled.Of<Service>();
        red.AvailabilityZoneRebalancing = null;
        Green(red).AvailabilityZoneRebalancing.ShouldBe(Amazon.ECS.AvailabilityZoneRebalancing.DISABLED);
    }

    [Fact]
    public void Tags_of_AWS_and_ours_stay_behind_and_Green_gets_its_marks()
    {
        var red = Filled.Of<Service>();
        red.Tags = [new Tag { Key = "team", Value = "web" }, new Tag { Key = "aws:cloudformation:stack-name", Value = "x" }, new Tag { Key = "redgreen:steps", Value = "100@1m" }];
        Green(red).Tags.ToDictionary(tag => tag.Key, tag => tag.Value).ShouldBe(new Dictionary<string, string> { ["team"] = "web", ["redgreen:deployment"] = "1a2b3c4d", ["redgreen:green-of"] = "shop" }, ignoreOrder: true);
    }

    [Fact]
    public void The_client_token_fits_and_is_the_same_for_every_retry()
    {
        Green(Filled.Of<Service>()).ClientToken.ShouldBe(Green(Filled.Of<Service>()).ClientToken);
        Green(Filled.Of<Service>()).ClientToken.Length.ShouldBeLessThanOrEqualTo(36);
    }

    private static CreateServiceRequest Green(Service red)
    {
        foreach (var deployment in red.Deployments)
            deployment.Status = "PRIMARY";
        return ServiceClone.Of(red, new GreenService("demo", "shop", "shop-green-1a2b3c4d", "shop:2", 2, new Dictionary<string, string> { ["TargetGroupArn"] = "green" }, "1a2b3c4d"));
    }

    private static PropertyInfo Named(object model, string name) =>
        model.GetType().GetProperty(name) ?? throw new InvalidOperationException($"{name} has no counterpart in {model.GetType().Name}: say how it is cloned, or why not.");
}
