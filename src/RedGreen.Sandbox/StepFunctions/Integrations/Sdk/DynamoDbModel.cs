namespace RedGreen.Sandbox.StepFunctions.Integrations.Sdk;

/// <summary>Names from the public service model of DynamoDb: operations, modelled errors, maps with keys of the user's own, timestamps.</summary>
internal static class DynamoDbModel
{
    /// <summary>The service.</summary>
    public static SdkService Service { get; } = new("dynamodb", "DynamoDb", "dynamodb", isCamelCase: false)
    {
        Operations = Names.Of(
            """
            BatchExecuteStatement BatchGetItem BatchWriteItem CreateBackup CreateGlobalTable CreateTable DeleteBackup DeleteItem
            DeleteResourcePolicy DeleteTable DescribeBackup DescribeContinuousBackups DescribeContributorInsights
            DescribeEndpoints DescribeExport DescribeGlobalTable DescribeGlobalTableSettings DescribeImport
            DescribeKinesisStreamingDestination DescribeLimits DescribeTable DescribeTableReplicaAutoScaling DescribeTimeToLive
            DisableKinesisStreamingDestination EnableKinesisStreamingDestination ExecuteStatement ExecuteTransaction
            ExportTableToPointInTime GetItem GetResourcePolicy ImportTable ListBackups ListContributorInsights ListExports
            ListGlobalTables ListImports ListTables ListTagsOfResource PutItem PutResourcePolicy Query RestoreTableFromBackup
            RestoreTableToPointInTime Scan TagResource TransactGetItems TransactWriteItems UntagResource UpdateContinuousBackups
            UpdateContributorInsights UpdateGlobalTable UpdateGlobalTableSettings UpdateItem UpdateKinesisStreamingDestination
            UpdateTable UpdateTableReplicaAutoScaling UpdateTimeToLive
            """),
        Errors = Names.Pairs(
            """
            BackupInUseException BackupNotFoundException ConditionalCheckFailedException ContinuousBackupsUnavailableException
            DuplicateItemException ExportConflictException ExportNotFoundException GlobalTableAlreadyExistsException
            GlobalTableNotFoundException IdempotentParameterMismatchException ImportConflictException ImportNotFoundException
            IndexNotFoundException InternalServerError InvalidExportTimeException InvalidRestoreTimeException
            ItemCollectionSizeLimitExceededException LimitExceededException PointInTimeRecoveryUnavailableException
            PolicyNotFoundException ProvisionedThroughputExceededException ReplicaAlreadyExistsException ReplicaNotFoundException
            ReplicatedWriteConflictException RequestLimitExceeded ResourceInUseException ResourceNotFoundException
            TableAlreadyExistsException TableInUseException TableNotFoundException ThrottlingException
            TransactionCanceledException TransactionConflictException TransactionInProgressException
            """),
        Maps = Names.Of(
            """
            AttributeUpdates Attributes ExclusiveStartKey Expected ExpressionAttributeNames ExpressionAttributeValues
            GlobalSecondaryIndexes Item ItemCollectionKey ItemCollectionMetrics Key KeyConditions LastEvaluatedKey
            LocalSecondaryIndexes M QueryFilter RequestItems Responses ScanFilter UnprocessedItems UnprocessedKeys
            """),
        Timestamps = Names.Of(
            """
            ArchivalDateTime BackupCreationDateTime BackupExpiryDateTime CreationDateTime EarliestRestorableDateTime EndTime
            ExportFromTime ExportTime ExportToTime InaccessibleEncryptionDateTime LastDecreaseDateTime LastIncreaseDateTime
            LastUpdateDateTime LastUpdateToPayPerRequestDateTime LatestRestorableDateTime ReplicaInaccessibleDateTime
            RestoreDateTime StartTime TableCreationDateTime TimeRangeLowerBound TimeRangeUpperBound
            """),
    };
}
