using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.DataPlane.Images.Commands;

namespace RedGreen.Sandbox.Tests.DataPlane.Images.Commands;

public sealed class ImagesFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("images");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Commands_are_read_with_their_settings()
    {
        var shop = _folder.CreateSubdirectory("shop").FullName;
        var images = Parse("""
            my/shop:*:
              command: dotnet run --urls "http://127.0.0.1:${PORT}"
              workingDirectory: shop
              environment:
                GREETING: hello
                EMPTY: ""
            my/api:v1: [node, api.js]
            my/web: python3 -m http.server ${PORT}
            """);

        var image = images.Find(ImageReference.Parse("my/shop:v7"))!;
        image.Command.ShouldBe(["dotnet", "run", "--urls", "http://127.0.0.1:${PORT}"]);
        image.WorkingDirectory.ShouldBe(shop);
        image.Environment.ShouldBe(new Dictionary<string, string> { ["GREETING"] = "hello", ["EMPTY"] = "" });
        images.Find(ImageReference.Parse("my/api:v1"))!.Command.ShouldBe(["node", "api.js"]);
        images.Find(ImageReference.Parse("my/web:latest"))!.WorkingDirectory.ShouldBe(_folder.FullName);
        images.Exact.ShouldBe(["my/api:v1", "my/web:latest"]);
    }

    [Fact]
    public void Every_problem_is_told_at_once_with_its_line()
    {
        var broken = Should.Throw<ImagesFileException>(() => Parse("""
            my/shop:v1:
              comand: node
              workingDirectory: nowhere
            my/api:v1:
              command:
                program: node
              environment: [A, B]
            my/web:v1: node 'web.js
            my/none:v1:
            my/digest@sha256:00: node
            """));

        broken.Problems.ShouldBe(
        [
            "line 2: my/shop:v1: found comand; allowed: command, environment, workingDirectory",
            "line 2: my/shop:v1: found no command; it is required",
            "line 3: my/shop:v1.workingDirectory: found 'nowhere'; allowed: an existing folder, as seen from the file's own",
            "line 6: my/api:v1.command: found a mapping; allowed: a command line, or a list of a program and its arguments",
            "line 7: my/api:v1.environment: found a list; allowed: a mapping from names to values",
            "line 8: my/web:v1: the quote ' is not closed in: node 'web.js; allowed: a command line, or a list of a program and its arguments",
            "line 9: my/none:v1: found nothing; allowed: a command line, or a list of a program and its arguments",
            "line 10: found the digest my/digest@sha256:00; allowed: repository and tag, a digest is made of them",
        ]);
        broken.Message.ShouldContain("images.yaml");
    }

    [Theory]
    [InlineData("", "found nothing")]
    [InlineData("- a\n- b", "line 1: found a list")]
    [InlineData("my/shop:v1: node\nmy/shop:v1: node", "line 2:")]
    [InlineData("my/shop:v1: [node", "line 2:")]
    [InlineData("a: b\n---\nc: d", "found a second document")]
    public void What_is_no_mapping_of_images_is_told(string text, string problem) =>
        Should.Throw<ImagesFileException>(() => Parse(text)).Problems.ShouldHaveSingleItem().ShouldContain(problem);

    [Fact]
    public void A_file_that_is_not_there_is_told() =>
        Should.Throw<ImagesFileException>(() => ImagesFile.Read(Path.Combine(_folder.FullName, "none.yaml"))).Message.ShouldContain("none.yaml");

    private CommandImages Parse(string text)
    {
        var path = Path.Combine(_folder.FullName, "images.yaml");
        File.WriteAllText(path, text);
        return ImagesFile.Read(path);
    }
}
