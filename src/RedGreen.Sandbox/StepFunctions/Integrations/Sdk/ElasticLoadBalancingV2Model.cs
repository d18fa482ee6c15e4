namespace RedGreen.Sandbox.StepFunctions.Integrations.Sdk;

/// <summary>Names from the public service model of ElasticLoadBalancingV2: operations, modelled errors, maps with keys of the user's own, timestamps.</summary>
internal static class ElasticLoadBalancingV2Model
{
    /// <summary>The service.</summary>
    public static SdkService Service { get; } = new("elasticloadbalancingv2", "ElasticLoadBalancingV2", "elasticloadbalancing", isCamelCase: false)
    {
        Operations = Names.Of(
            """
            AddListenerCertificates AddTags AddTrustStoreRevocations CreateListener CreateLoadBalancer CreateRule
            CreateTargetGroup CreateTrustStore DeleteListener DeleteLoadBalancer DeleteRule DeleteSharedTrustStoreAssociation
            DeleteTargetGroup DeleteTrustStore DeregisterTargets DescribeAccountLimits DescribeCapacityReservation
            DescribeListenerAttributes DescribeListenerCertificates DescribeListeners DescribeLoadBalancerAttributes
            DescribeLoadBalancers DescribeRules DescribeSSLPolicies DescribeTags DescribeTargetGroupAttributes
            DescribeTargetGroups DescribeTargetHealth DescribeTrustStoreAssociations DescribeTrustStoreRevocations
            DescribeTrustStores GetResourcePolicy GetTrustStoreCaCertificatesBundle GetTrustStoreRevocationContent
            ModifyCapacityReservation ModifyIpPools ModifyListener ModifyListenerAttributes ModifyLoadBalancerAttributes
            ModifyRule ModifyTargetGroup ModifyTargetGroupAttributes ModifyTrustStore RegisterTargets RemoveListenerCertificates
            RemoveTags RemoveTrustStoreRevocations SetIpAddressType SetRulePriorities SetSecurityGroups SetSubnets
            """),
        Errors = Names.Pairs(
            """
            ALPNPolicyNotFound=ALPNPolicyNotSupportedException AllocationIdNotFound
            AssociationNotFound=TrustStoreAssociationNotFoundException AvailabilityZoneNotSupported CaCertificatesBundleNotFound
            CapacityDecreaseRequestLimitExceeded=CapacityDecreaseRequestsLimitExceededException CapacityReservationPending
            CapacityUnitsLimitExceeded CertificateNotFound DeleteAssociationSameAccount DuplicateListener
            DuplicateLoadBalancerName DuplicateTagKeys DuplicateTargetGroupName DuplicateTrustStoreName HealthUnavailable
            IncompatibleProtocols InsufficientCapacity InvalidCaCertificatesBundle InvalidConfigurationRequest
            InvalidLoadBalancerAction InvalidRevocationContent InvalidScheme InvalidSecurityGroup InvalidSubnet InvalidTarget
            ListenerNotFound LoadBalancerNotFound OperationNotPermitted PriorRequestNotComplete PriorityInUse ResourceInUse
            ResourceNotFound RevocationContentNotFound RevocationIdNotFound RuleNotFound SSLPolicyNotFound SubnetNotFound
            TargetGroupAssociationLimit TargetGroupNotFound TooManyActions TooManyCertificates TooManyListeners
            TooManyLoadBalancers TooManyRegistrationsForTargetId TooManyRules TooManyTags TooManyTargetGroups TooManyTargets
            TooManyTrustStoreRevocationEntries TooManyTrustStores TooManyUniqueTargetGroupsPerLoadBalancer TrustStoreInUse
            TrustStoreNotFound TrustStoreNotReady UnsupportedProtocol
            """),
        Maps = Names.Of(
            """
            AuthenticationRequestExtraParams
            """),
        Timestamps = Names.Of(
            """
            CreatedTime LastModifiedTime
            """),
    };
}
