namespace RedGreen.Sandbox.Ecs;

/// <summary>Reads the names that ECS takes either short or as an ARN.</summary>
internal static class EcsArn
{
    /// <summary>
    /// The resource's path under its type: <c>shop/cart</c> of <c>arn:aws:ecs:eu-west-1:123456789012:service/shop/cart</c>;
    /// what is no ARN comes back as it is. Null: an ARN of something else, or of another account or Region.
    /// </summary>
    public static string? Path(SandboxContext context, string type, string nameOrArn)
    {
        if (!IsArn(nameOrArn))
            return nameOrArn;
        var prefix = context.Arn("ecs", $"{type}/");
        return nameOrArn.StartsWith(prefix, StringComparison.Ordinal) ? nameOrArn[prefix.Length..] : null;
    }

    /// <summary>
    /// The name of a service or the id of a task in <paramref name="cluster"/>, from a name, an ARN, or an ARN of the old
    /// form without the cluster; null where it can be in that cluster under no reading.
    /// </summary>
    public static string? NameIn(SandboxContext context, string cluster, string type, string nameOrArn) =>
        Path(context, type, nameOrArn) is not { } path ? null
        : path.Split('/') switch
        {
            [var name] => name,
            [var other, var name] when other == cluster => name,
            _ => null,
        };

    public static bool IsArn(string text) => text.StartsWith("arn:", StringComparison.Ordinal);
}
