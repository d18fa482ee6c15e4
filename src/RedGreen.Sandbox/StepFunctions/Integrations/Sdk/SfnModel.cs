namespace RedGreen.Sandbox.StepFunctions.Integrations.Sdk;

/// <summary>Names from the public service model of Sfn: operations, modelled errors, maps with keys of the user's own, timestamps.</summary>
internal static class SfnModel
{
    /// <summary>The service.</summary>
    public static SdkService Service { get; } = new("sfn", "Sfn", "states", isCamelCase: true)
    {
        Operations = Names.Of(
            """
            CreateActivity CreateStateMachine CreateStateMachineAlias DeleteActivity DeleteStateMachine DeleteStateMachineAlias
            DeleteStateMachineVersion DescribeActivity DescribeExecution DescribeMapRun DescribeStateMachine
            DescribeStateMachineAlias DescribeStateMachineForExecution GetActivityTask GetExecutionHistory ListActivities
            ListExecutions ListMapRuns ListStateMachineAliases ListStateMachineVersions ListStateMachines ListTagsForResource
            PublishStateMachineVersion RedriveExecution SendTaskFailure SendTaskHeartbeat SendTaskSuccess StartExecution
            StartSyncExecution StopExecution TagResource TestState UntagResource UpdateMapRun UpdateStateMachine
            UpdateStateMachineAlias ValidateStateMachineDefinition
            """),
        Errors = Names.Pairs(
            """
            ActivityAlreadyExists ActivityDoesNotExist ActivityLimitExceeded ActivityWorkerLimitExceeded ConflictException
            ExecutionAlreadyExists ExecutionDoesNotExist ExecutionLimitExceeded ExecutionNotRedrivable InvalidArn
            InvalidDefinition InvalidEncryptionConfiguration InvalidExecutionInput InvalidLoggingConfiguration InvalidName
            InvalidOutput InvalidToken InvalidTracingConfiguration KmsAccessDeniedException KmsInvalidStateException
            KmsThrottlingException MissingRequiredParameter ResourceNotFound ServiceQuotaExceededException
            StateMachineAlreadyExists StateMachineDeleting StateMachineDoesNotExist StateMachineLimitExceeded
            StateMachineTypeNotSupported TaskDoesNotExist TaskTimedOut TooManyTags ValidationException
            """),
        Maps = Names.Of(
            """
            assignedVariables variableReferences
            """),
        Timestamps = Names.Of(
            """
            creationDate redriveDate startDate stopDate timestamp updateDate
            """),
    };
}
