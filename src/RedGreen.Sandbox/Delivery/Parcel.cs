using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Delivery;

/// <summary>Something to be delivered at least once.</summary>
/// <param name="Name">What it is, for the log.</param>
/// <param name="Attempt">Delivers it, or throws the <see cref="AwsError"/> with which the receiver refused.</param>
/// <param name="Policy">How long it is tried.</param>
/// <param name="GiveUp">What becomes of it when it cannot be delivered.</param>
internal sealed record Parcel(string Name, Func<CancellationToken, Task> Attempt, RetryPolicy Policy, Func<DeliveryFailure, Task> GiveUp);

/// <summary>Why something was not delivered.</summary>
/// <param name="Error">What the receiver answered last.</param>
/// <param name="Retries">How often it was tried again after the first time.</param>
/// <param name="ExhaustedCondition">Which limit of the policy was reached; null where trying again would be no use.</param>
internal sealed record DeliveryFailure(AwsError Error, int Retries, string? ExhaustedCondition);
