namespace RedGreen.Strategies;

/// <summary>
/// Named step lists: ours, and CodeDeploy's predefined ECS configurations under their own names, so that a team that
/// comes from there writes what it knows.
/// </summary>
public static class Presets
{
    // The bake after the last increment where the name does not say one.
    private const int Bake = 600;

    private static readonly Dictionary<string, IReadOnlyList<Step>> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["all-at-once"] = [new(100, Bake)],
        ["canary10-5m"] = Canary(10, 5),
        ["canary10-15m"] = Canary(10, 15),
        ["linear10-1m"] = Linear(10, 1),
        ["linear10-3m"] = Linear(10, 3),
        // https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
        ["CodeDeployDefault.ECSAllAtOnce"] = [new(100, Bake)],
        ["CodeDeployDefault.ECSCanary10Percent5Minutes"] = Canary(10, 5),
        ["CodeDeployDefault.ECSCanary10Percent15Minutes"] = Canary(10, 15),
        ["CodeDeployDefault.ECSLinear10PercentEvery1Minutes"] = Linear(10, 1),
        ["CodeDeployDefault.ECSLinear10PercentEvery3Minutes"] = Linear(10, 3),
    };

    /// <summary>Every preset's name.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The steps of a preset, by its name in any case; null for no such preset.</summary>
    public static IReadOnlyList<Step>? Find(string name) => ByName.GetValueOrDefault(name.Trim());

    private static List<Step> Canary(int percent, int minutes) => [new(percent, minutes * 60), new(100, Bake)];

    private static List<Step> Linear(int percent, int minutes) =>
        [.. Enumerable.Range(1, 100 / percent).Select(i => new Step(i * percent, i * percent == 100 ? Bake : minutes * 60))];
}
