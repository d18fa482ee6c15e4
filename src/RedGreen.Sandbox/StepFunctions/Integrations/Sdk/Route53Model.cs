namespace RedGreen.Sandbox.StepFunctions.Integrations.Sdk;

/// <summary>Names from the public service model of Route 53: operations, modelled errors. It has no maps, and the sandbox writes its timestamps as text.</summary>
internal static class Route53Model
{
    /// <summary>The service.</summary>
    public static SdkService Service { get; } = new("route53", "Route53", "route53", isCamelCase: false)
    {
        Operations = Names.Of(
            """
            ActivateKeySigningKey AssociateVPCWithHostedZone ChangeCidrCollection ChangeResourceRecordSets
            ChangeTagsForResource CreateCidrCollection CreateHealthCheck CreateHostedZone CreateKeySigningKey
            CreateQueryLoggingConfig CreateReusableDelegationSet CreateTrafficPolicy CreateTrafficPolicyInstance
            CreateTrafficPolicyVersion CreateVPCAssociationAuthorization DeactivateKeySigningKey DeleteCidrCollection
            DeleteHealthCheck DeleteHostedZone DeleteKeySigningKey DeleteQueryLoggingConfig
            DeleteReusableDelegationSet DeleteTrafficPolicy DeleteTrafficPolicyInstance
            DeleteVPCAssociationAuthorization DisableHostedZoneDNSSEC DisassociateVPCFromHostedZone
            EnableHostedZoneDNSSEC GetAccountLimit GetChange GetCheckerIpRanges GetDNSSEC GetGeoLocation
            GetHealthCheck GetHealthCheckCount GetHealthCheckLastFailureReason GetHealthCheckStatus GetHostedZone
            GetHostedZoneCount GetHostedZoneLimit GetQueryLoggingConfig GetReusableDelegationSet
            GetReusableDelegationSetLimit GetTrafficPolicy GetTrafficPolicyInstance GetTrafficPolicyInstanceCount
            ListCidrBlocks ListCidrCollections ListCidrLocations ListGeoLocations ListHealthChecks ListHostedZones
            ListHostedZonesByName ListHostedZonesByVPC ListQueryLoggingConfigs ListResourceRecordSets
            ListReusableDelegationSets ListTagsForResource ListTagsForResources ListTrafficPolicies
            ListTrafficPolicyInstances ListTrafficPolicyInstancesByHostedZone ListTrafficPolicyInstancesByPolicy
            ListTrafficPolicyVersions ListVPCAssociationAuthorizations TestDNSAnswer UpdateHealthCheck
            UpdateHostedZoneComment UpdateHostedZoneFeatures UpdateTrafficPolicyComment UpdateTrafficPolicyInstance
            """),
        Errors = Names.Pairs(
            """
            CidrBlockInUseException CidrCollectionAlreadyExistsException CidrCollectionInUseException
            CidrCollectionVersionMismatchException ConcurrentModification ConflictingDomainExists ConflictingTypes
            DNSSECNotFound DelegationSetAlreadyCreated DelegationSetAlreadyReusable DelegationSetInUse
            DelegationSetNotAvailable DelegationSetNotReusable HealthCheckAlreadyExists HealthCheckInUse
            HealthCheckVersionMismatch HostedZoneAlreadyExists HostedZoneNotEmpty HostedZoneNotFound
            HostedZoneNotPrivate HostedZonePartiallyDelegated IncompatibleVersion
            InsufficientCloudWatchLogsResourcePolicy InvalidArgument InvalidChangeBatch InvalidDomainName InvalidInput
            InvalidKMSArn InvalidKeySigningKeyName InvalidKeySigningKeyStatus InvalidPaginationToken
            InvalidSigningStatus InvalidTrafficPolicyDocument InvalidVPCId KeySigningKeyAlreadyExists
            KeySigningKeyInParentDSRecord KeySigningKeyInUse KeySigningKeyWithActiveStatusNotFound LastVPCAssociation
            LimitsExceeded NoSuchChange NoSuchCidrCollectionException NoSuchCidrLocationException
            NoSuchCloudWatchLogsLogGroup NoSuchDelegationSet NoSuchGeoLocation NoSuchHealthCheck NoSuchHostedZone
            NoSuchKeySigningKey NoSuchQueryLoggingConfig NoSuchTrafficPolicy NoSuchTrafficPolicyInstance
            NotAuthorizedException PriorRequestNotComplete PublicZoneVPCAssociation QueryLoggingConfigAlreadyExists
            ThrottlingException TooManyHealthChecks TooManyHostedZones TooManyKeySigningKeys TooManyTrafficPolicies
            TooManyTrafficPolicyInstances TooManyTrafficPolicyVersionsForCurrentPolicy
            TooManyVPCAssociationAuthorizations TrafficPolicyAlreadyExists TrafficPolicyInUse
            TrafficPolicyInstanceAlreadyExists VPCAssociationAuthorizationNotFound VPCAssociationNotFound
            """),
        Spelled = Names.Spellings(
            """
            AwsRegion=AWSRegion DnskeyRecord=DNSKEYRecord DnsName=DNSName DsRecord=DSRecord
            EdnS0ClientSubnetIP=EDNS0ClientSubnetIP EdnS0ClientSubnetMask=EDNS0ClientSubnetMask EnableSni=EnableSNI
            IpAddress=IPAddress NextDnsName=NextDNSName ResolverIp=ResolverIP Ttl=TTL Vpc=VPC VpcId=VPCId
            VpcRegion=VPCRegion VpCs=VPCs
            """),
        Maps = Names.Of(""),
        Timestamps = Names.Of(""),
    };
}
