using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RedGreen.Cli.Tests;

public sealed class SandboxVerbTests : IDisposable
{
    private readonly CommandBed _bed = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("redgreen-cli-");

    public void Dispose()
    {
        _bed.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("--port is a port: 0 to 65535, not 65536.", "--port", "65536")]
    [InlineData("--port is a port: 0 to 65535, not http.", "--port", "http")]
    [InlineData("--listener is a port: 0 to 65535, not -1.", "--listener", "-1")]
    [InlineData("--speed is a number above 0 and at most 1000, not 0.", "--speed", "0")]
    [InlineData("--speed is a number above 0 and at most 1000, not fast.", "--speed", "fast")]
    [InlineData("--speed is a number above 0 and at most 1000, not NaN.", "--speed", "NaN")]
    [InlineData("Unrecognized command or argument '--prot'.", "--prot", "4510")]
    public async Task A_wrong_option_is_named_with_what_is_allowed(string message, params string[] options)
    {
        (await _bed.RunAsync(["sandbox", .. options])).ShouldBe(2);
        _bed.Error.ShouldContain(message);
        _bed.Error.ShouldContain("See: redgreen sandbox --help");
        _bed.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_verb_is_an_error()
    {
        (await _bed.RunAsync("sandbx")).ShouldBe(2);
        _bed.Error.ShouldContain("'sandbx'");
    }

    [Fact]
    public async Task A_template_that_is_not_there_is_named()
    {
        var template = Path.Combine(_folder.FullName, "nowhere.yaml");
        (await _bed.RunAsync("sandbox", "--template", template)).ShouldBe(2);
        _bed.Error.TrimEnd().ShouldBe($"There is no template at {template}. Name one with --template FILE.");
    }

    [Fact]
    public async Task A_broken_template_is_refused_with_all_that_is_wrong()
    {
        (await _bed.RunAsync("sandbox", "--port", "0", "--listener", "0", "--template", Template("Resources: { A: { Type: AWS::S3::Bucket }, B: {} }"))).ShouldBe(2);
        _bed.Error.ShouldContain("Resources.A: AWS::S3::Bucket is no resource type that the sandbox knows.");
        _bed.Error.ShouldContain("Resources.B: has no Type.");
    }

    [Fact]
    public async Task Functions_that_were_not_built_are_named()
    {
        var template = Template("Resources: { Plan: { Type: 'AWS::Serverless::Function', Properties: { Handler: RedGreen.Nowhere } } }");
        (await _bed.RunAsync("sandbox", "--port", "0", "--listener", "0", "--template", template)).ShouldBe(2);
        _bed.Error.ShouldContain("The handler RedGreen.Nowhere names no executable");
    }

    [Fact]
    public async Task A_file_of_images_that_is_not_there_is_named()
    {
        var images = Path.Combine(_folder.FullName, "images.yaml");
        (await _bed.RunAsync("sandbox", "--port", "0", "--listener", "0", "--images", images, "--template", Template("Resources: {}"))).ShouldBe(2);
        _bed.Error.ShouldContain(images);
        _bed.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("--port", "--listener")]
    [InlineData("--listener", "--port")]
    public async Task A_port_in_use_is_named_with_the_option_that_chooses_another(string taken, string free)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        (await _bed.RunAsync("sandbox", taken, port, free, "0", "--template", Template("Resources: {}"))).ShouldBe(2);
        _bed.Error.ShouldContain($"Port {port} of 127.0.0.1 is in use");
        _bed.Error.ShouldContain($"choose another port with {taken}.");
        _bed.Output.ShouldBeEmpty();
    }

    private string Template(string text)
    {
        var path = Path.Combine(_folder.FullName, "template.yaml");
        File.WriteAllText(path, text);
        return path;
    }
}
