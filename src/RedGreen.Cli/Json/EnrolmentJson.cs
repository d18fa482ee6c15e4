using RedGreen.Cli.Enrolling;

namespace RedGreen.Cli.Json;

/// <summary>What <c>enroll --json</c> prints.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Service">The service's name.</param>
/// <param name="Enrolled">Whether it is enrolled afterwards.</param>
/// <param name="Changes">The tags that were changed; none where all were so before.</param>
/// <param name="Plan">What a deployment would do; null with <c>--remove</c>.</param>
internal sealed record EnrolmentJson(string Cluster, string Service, bool Enrolled, IReadOnlyList<TagChange> Changes, PlanJson? Plan);
