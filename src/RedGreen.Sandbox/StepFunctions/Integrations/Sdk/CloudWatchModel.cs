namespace RedGreen.Sandbox.StepFunctions.Integrations.Sdk;

/// <summary>Names from the public service model of CloudWatch: operations, modelled errors, maps with keys of the user's own, timestamps.</summary>
internal static class CloudWatchModel
{
    /// <summary>The service.</summary>
    public static SdkService Service { get; } = new("cloudwatch", "CloudWatch", "monitoring", isCamelCase: false)
    {
        Operations = Names.Of(
            """
            DeleteAlarmMuteRule DeleteAlarms DeleteAnomalyDetector DeleteDashboards DeleteInsightRules DeleteMetricStream
            DescribeAlarmContributors DescribeAlarmHistory DescribeAlarms DescribeAlarmsForMetric DescribeAnomalyDetectors
            DescribeInsightRules DisableAlarmActions DisableInsightRules EnableAlarmActions EnableInsightRules GetAlarmMuteRule
            GetDashboard GetInsightRuleReport GetMetricData GetMetricStatistics GetMetricStream GetMetricWidgetImage
            GetOTelEnrichment ListAlarmMuteRules ListDashboards ListManagedInsightRules ListMetricStreams ListMetrics
            ListTagsForResource PutAlarmMuteRule PutAnomalyDetector PutCompositeAlarm PutDashboard PutInsightRule
            PutManagedInsightRules PutMetricAlarm PutMetricData PutMetricStream SetAlarmState StartMetricStreams
            StartOTelEnrichment StopMetricStreams StopOTelEnrichment TagResource UntagResource
            """),
        Errors = Names.Pairs(
            """
            ConcurrentModificationException ConflictException InternalServiceError=InternalServiceException InvalidFormat
            InvalidNextToken InvalidParameterCombination InvalidParameterInput=DashboardInvalidInputErrorException
            InvalidParameterValue LimitExceeded LimitExceededException MissingParameter=MissingRequiredParameterException
            ResourceNotFound ResourceNotFoundException
            """),
        Maps = Names.Of(
            """
            AlarmContributorAttributes Attributes ContributorAttributes ExtendedStatistics KeyAttributes
            """),
        Timestamps = Names.Of(
            """
            AlarmConfigurationUpdatedTimestamp CreationDate EndDate EndTime ExpireDate LastModified LastUpdateDate
            LastUpdatedTimestamp StartDate StartTime StateTransitionedTimestamp StateUpdatedTimestamp Timestamp Timestamps
            """),
    };
}
