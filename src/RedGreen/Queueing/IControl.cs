namespace RedGreen.Queueing;

/// <summary>How one deployment tells another something: as an operator does.</summary>
public interface IControl
{
    /// <summary>Asks a deployment to bring Red back, at whatever step it is. One that is promoted, or over, does not hear it. Done before, it changes nothing.</summary>
    /// <param name="serviceArn">Its service.</param>
    /// <param name="deploymentId">Its id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task AskToAbortAsync(string serviceArn, string deploymentId, CancellationToken cancellationToken);
}
