namespace RedGreen.Sandbox.DataPlane.Tcp;

/// <summary>Who has a part in a connection, and can reset it.</summary>
internal enum ConnectionSide
{
    /// <summary>Whoever connected to the load balancer.</summary>
    Client,

    /// <summary>Whom the load balancer connected to.</summary>
    Target,

    /// <summary>The load balancer itself.</summary>
    LoadBalancer,
}
