namespace RedGreen.Hooks;

/// <summary>A Lambda function that has a say before the deployment goes on.</summary>
/// <param name="Point"><see cref="BeforeTraffic"/>, or <c>after-</c> and a step's percent.</param>
/// <param name="Function">The function's name or ARN, with an alias or version where one is wanted.</param>
public sealed record Hook(string Point, string Function)
{
    /// <summary>Green is ready and has not got any traffic yet.</summary>
    public const string BeforeTraffic = "before-traffic";

    private const string AfterPrefix = "after-";

    /// <summary>The point after the hold of the step with this percent; after 100 it is the end of the bake.</summary>
    public static string After(int percent) => $"{AfterPrefix}{percent}";

    /// <summary>As it is written in a tag: <c>after-25=smoke-test</c>.</summary>
    public override string ToString() => $"{Point}={Function}";
}
