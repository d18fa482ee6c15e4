namespace Amazon.Lambda.Annotations;

/// <summary>What holds for all functions of an assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public class LambdaGlobalPropertiesAttribute : Attribute
{
    /// <summary>Generate a <c>Main</c> that runs the function named by the environment variable ANNOTATIONS_HANDLER.</summary>
    public bool GenerateMain { get; set; }
    public string Runtime { get; set; }
}
