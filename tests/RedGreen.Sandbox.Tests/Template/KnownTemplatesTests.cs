using RedGreen.Sandbox.Template;

namespace RedGreen.Sandbox.Tests.Template;

public sealed class KnownTemplatesTests : IDisposable
{
    private const string Template = """
        Transform: AWS::Serverless-2016-10-31
        Parameters:
          Name: { Type: String, Default: Deployment }
        Resources:
          Machine:
            Type: AWS::Serverless::StateMachine
            Properties:
              Name: !Ref Name
              DefinitionUri: machine.asl.json
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("redgreen-known-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "template.yaml");

    public KnownTemplatesTests()
    {
        Write("template.yaml", Template);
        Write("machine.asl.json", """{"StartAt":"A"}""");
    }

    [Fact]
    public void A_template_is_read_once() => Read().ShouldBeSameAs(Read());

    [Fact]
    public void With_other_parameters_it_is_another_one()
    {
        Read();

        Read(("Name", "Other")).StateMachines[0].Name.ShouldBe("Other");
    }

    [Fact]
    public void A_template_that_was_changed_is_read_again()
    {
        Read();

        Write("template.yaml", Template.Replace("Default: Deployment", "Default: Renamed", StringComparison.Ordinal));

        Read().StateMachines[0].Name.ShouldBe("Renamed");
    }

    [Fact]
    public void So_is_one_whose_state_machine_was_changed()
    {
        Read();

        Write("machine.asl.json", """{"StartAt":"Another"}""");

        Read().StateMachines[0].Definition.ShouldBe("""{"StartAt":"Another"}""");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private SandboxTemplate Read(params (string Name, string Value)[] parameters) =>
        KnownTemplates.Read(Path, parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value), Lambda.FunctionHostBed.Context());

    private void Write(string file, string text) => File.WriteAllText(System.IO.Path.Combine(_folder.FullName, file), text);
}
