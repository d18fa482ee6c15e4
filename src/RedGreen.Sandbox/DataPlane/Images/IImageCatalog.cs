namespace RedGreen.Sandbox.DataPlane.Images;

/// <summary>The registry that images are pulled from.</summary>
public interface IImageCatalog
{
    /// <summary>
    /// How a container of this image, with this environment, will behave; null: there is no such image.
    /// </summary>
    ImageBehaviour? Find(ContainerLaunch launch);
}
