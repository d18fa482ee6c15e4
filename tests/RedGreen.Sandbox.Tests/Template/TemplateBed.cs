using RedGreen.Sandbox.Template;
using RedGreen.Sandbox.Tests.Lambda;

namespace RedGreen.Sandbox.Tests.Template;

/// <summary>A folder with a template and the files that it names.</summary>
internal sealed class TemplateBed : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("redgreen-template-");

    public Dictionary<string, string> Parameters { get; } = [];

    public void Add(string file, string text)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public SandboxTemplate Read(string template)
    {
        Add("template.yaml", template);
        return SandboxTemplate.Read(PathOf("template.yaml"), Parameters, FunctionHostBed.Context());
    }

    public IReadOnlyList<string> ProblemsOf(string template) => Should.Throw<TemplateException>(() => Read(template)).Problems;

    /// <summary>The value of one environment variable of one function, which is an expression under test.</summary>
    public string Evaluate(string expression, string besides = "") => Read(WithVariable(expression, besides)).Functions.Single().Environment["X"];

    public IReadOnlyList<string> ProblemsOfValue(string expression, string besides = "") => ProblemsOf(WithVariable(expression, besides));

    public void Dispose() => _folder.Delete(recursive: true);

    private static string WithVariable(string expression, string besides) => $"""
        Parameters:
          Stage: {"{"} Type: String, Default: test {"}"}
        Resources:
          Plan:
            Type: AWS::Serverless::Function
            Properties:
              Handler: Functions
              AutoPublishAlias: live
              Environment:
                Variables:
                  X: {expression}
          Locks:
            Type: AWS::DynamoDB::Table
            Properties:
              TableName: !Sub "${"{"}Stage{"}"}-locks"
              KeySchema: [{"{"} AttributeName: id, KeyType: HASH {"}"}]
              AttributeDefinitions: [{"{"} AttributeName: id, AttributeType: S {"}"}]
          Alerts:
            Type: AWS::SNS::Topic
        {besides}
        """;
}
