namespace RedGreen.Deployments;

/// <summary>The stages of a deployment, as the document and the state machine name them.</summary>
public static class Stage
{
    /// <summary>Green starts at weight 0.</summary>
    public const string Readiness = "readiness";

    /// <summary>Green carries a step's share, up to 100 percent and its bake.</summary>
    public const string Shifting = "shifting";

    /// <summary>Green carries everything and is promoted; Red is being brought to the new version.</summary>
    public const string GoingHome = "goingHome";

    /// <summary>Traffic is back on Red, which runs the new version; Green stands by.</summary>
    public const string Home = "home";

    /// <summary>Red fell ill after traffic came home: traffic is on Green again.</summary>
    public const string Returned = "returned";

    /// <summary>The rules are as they were before the deployment.</summary>
    public const string RolledBack = "rolledBack";
}
