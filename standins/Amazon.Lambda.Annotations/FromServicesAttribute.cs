namespace Amazon.Lambda.Annotations;

/// <summary>Takes a function's parameter from the services of the invocation's scope.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class FromServicesAttribute : Attribute;
