namespace RedGreen.Sandbox.LoadBalancing.Tags;

/// <summary>A resource that carries tags.</summary>
internal interface ITagged
{
    string Arn { get; }

    TagSet Tags { get; }
}
