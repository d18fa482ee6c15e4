namespace RedGreen.Pushes;

/// <summary>The services of an account could not be looked through in the time that a function has.</summary>
public sealed class SearchTookTooLong(TimeSpan given, Exception inner)
    : Exception($"The services that run the pushed image were not all found within {given.TotalSeconds:0} s, and nothing was started. Either AWS is slow or throttles other callers, which passes, or the account has more running tasks (some 50,000) than can be listed at 20 calls a second: then start the deployments by hand or from a pipeline.", inner);
