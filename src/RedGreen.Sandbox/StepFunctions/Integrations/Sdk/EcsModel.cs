namespace RedGreen.Sandbox.StepFunctions.Integrations.Sdk;

/// <summary>Names from the public service model of Ecs: operations, modelled errors, maps with keys of the user's own, timestamps.</summary>
internal static class EcsModel
{
    /// <summary>The service.</summary>
    public static SdkService Service { get; } = new("ecs", "Ecs", "ecs", isCamelCase: true)
    {
        Operations = Names.Of(
            """
            ContinueServiceDeployment CreateCapacityProvider CreateCluster CreateDaemon CreateExpressGatewayService CreateService
            CreateTaskSet DeleteAccountSetting DeleteAttributes DeleteCapacityProvider DeleteCluster DeleteDaemon
            DeleteDaemonTaskDefinition DeleteExpressGatewayService DeleteService DeleteTaskDefinitions DeleteTaskSet
            DeregisterContainerInstance DeregisterTaskDefinition DescribeCapacityProviders DescribeClusters
            DescribeContainerInstances DescribeDaemon DescribeDaemonDeployments DescribeDaemonRevisions
            DescribeDaemonTaskDefinition DescribeExpressGatewayService DescribeServiceDeployments DescribeServiceRevisions
            DescribeServices DescribeTaskDefinition DescribeTaskSets DescribeTasks DiscoverPollEndpoint ExecuteCommand
            GetTaskProtection ListAccountSettings ListAttributes ListClusters ListContainerInstances ListDaemonDeployments
            ListDaemonTaskDefinitions ListDaemons ListServiceDeployments ListServices ListServicesByNamespace ListTagsForResource
            ListTaskDefinitionFamilies ListTaskDefinitions ListTasks PutAccountSetting PutAccountSettingDefault PutAttributes
            PutClusterCapacityProviders RegisterContainerInstance RegisterDaemonTaskDefinition RegisterTaskDefinition RunTask
            StartTask StopServiceDeployment StopTask SubmitAttachmentStateChanges SubmitContainerStateChange SubmitTaskStateChange
            TagResource UntagResource UpdateCapacityProvider UpdateCluster UpdateClusterSettings UpdateContainerAgent
            UpdateContainerInstancesState UpdateDaemon UpdateExpressGatewayService UpdateService UpdateServicePrimaryTaskSet
            UpdateTaskProtection UpdateTaskSet
            """),
        Errors = Names.Pairs(
            """
            AccessDeniedException AttributeLimitExceededException BlockedException ClientException
            ClusterContainsCapacityProviderException ClusterContainsContainerInstancesException ClusterContainsServicesException
            ClusterContainsTasksException ClusterNotFoundException ConflictException DaemonNotActiveException
            DaemonNotFoundException InvalidParameterException LimitExceededException MissingVersionException
            NamespaceNotFoundException NoUpdateAvailableException PlatformTaskDefinitionIncompatibilityException
            PlatformUnknownException ResourceInUseException ResourceNotFoundException ServerException
            ServiceDeploymentNotFoundException ServiceNotActiveException ServiceNotFoundException TargetNotConnectedException
            TargetNotFoundException TaskSetNotFoundException UnsupportedFeatureException UpdateInProgressException
            """),
        Maps = Names.Of(
            """
            dockerLabels driverOpts labels options
            """),
        Timestamps = Names.Of(
            """
            after before connectivityAt createdAt deleteRequestedAt deregisteredAt executionStoppedAt expirationDate expiresAt
            finishedAt lastStartedAt lastStatusChange lastUpdated pullStartedAt pullStoppedAt registeredAt stabilityStatusAt
            startedAt stoppedAt stoppingAt updatedAt
            """),
    };
}
