namespace Amazon.Lambda.Annotations;

/// <summary>
/// Makes a method a Lambda function. The properties describe it to the official package's CloudFormation writer;
/// here, templates are written by hand and the properties change nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public class LambdaFunctionAttribute : Attribute
{
    public string ResourceName { get; set; }
    public string Role { get; set; }
    public string Policies { get; set; }
    public uint Timeout { get; set; }
    public uint MemorySize { get; set; }
    public LambdaPackageType PackageType { get; set; }
}

/// <summary>How a function is packed.</summary>
public enum LambdaPackageType
{
    Zip = 0,
    Image = 1,
}
