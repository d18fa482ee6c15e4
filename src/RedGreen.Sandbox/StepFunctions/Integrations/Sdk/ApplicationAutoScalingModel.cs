namespace RedGreen.Sandbox.StepFunctions.Integrations.Sdk;

/// <summary>Names from the public service model of Application Auto Scaling: operations, modelled errors, maps with keys of the user's own, timestamps.</summary>
internal static class ApplicationAutoScalingModel
{
    /// <summary>The service.</summary>
    public static SdkService Service { get; } = new("applicationautoscaling", "ApplicationAutoScaling", "application-autoscaling", isCamelCase: false)
    {
        Operations = Names.Of(
            """
            DeleteScalingPolicy DeleteScheduledAction DeregisterScalableTarget DescribeScalableTargets
            DescribeScalingActivities DescribeScalingPolicies DescribeScheduledActions GetPredictiveScalingForecast
            ListTagsForResource PutScalingPolicy PutScheduledAction RegisterScalableTarget TagResource
            UntagResource
            """),
        Errors = Names.Pairs(
            """
            ConcurrentUpdateException FailedResourceAccessException InternalServiceException
            InvalidNextTokenException LimitExceededException ObjectNotFoundException ResourceNotFoundException
            TooManyTagsException ValidationException
            """),
        Maps = Names.Of(
            """
            Tags
            """),
        Timestamps = Names.Of(
            """
            CreationTime EndTime StartTime Timestamps UpdateTime
            """),
    };
}
