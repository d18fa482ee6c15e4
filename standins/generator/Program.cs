using Standins.Generator;
using Standins.Generator.Emit;
using Standins.Generator.Models;

if (args is not ["--models", var models, ..] || (args.Length != 2 && (args.Length != 4 || args[2] != "--out")))
{
    Console.Error.WriteLine("""
        Writes the stand-ins' generated code from AWS's public service models.

            dotnet run --project standins/generator -- --models <folder> [--out <repository root>]

        <folder> is the data folder of an installed botocore:
            python3 -c "import botocore, os; print(os.path.join(os.path.dirname(botocore.__file__), 'data'))"
        """);
    return 2;
}

var root = args.Length == 4 ? args[3] : Directory.GetCurrentDirectory();
if (!File.Exists(Path.Combine(root, "RedGreen.sln")))
{
    Console.Error.WriteLine($"{Path.GetFullPath(root)} is not the repository's root (it has no RedGreen.sln). Run from there, or name it with --out.");
    return 2;
}

foreach (var spec in AllowList.Standins.Concat(AllowList.Twins))
{
    var model = ServiceModel.Load(models, spec);
    var closure = new Closure(model);
    var folder = Path.Combine(root, spec.Folder, "Generated");
    if (Directory.Exists(folder))
        Directory.Delete(folder, recursive: true);

    var structures = new Structures(model, closure);
    var client = new Client(model);
    var wire = Wire.For(model, closure);
    client.Interface().Save(Path.Combine(folder, $"I{spec.Client}.cs"));
    client.Class().Save(Path.Combine(folder, $"{spec.Client}Client.cs"));
    client.Configuration().Save(Path.Combine(folder, $"{spec.Client}Config.cs"));
    client.BaseRequest().Save(Path.Combine(folder, $"{spec.Client}Request.cs"));
    client.BaseException().Save(Path.Combine(folder, $"{spec.Client}Exception.cs"));
    Enumerations.Emit(model, closure).Save(Path.Combine(folder, "Enumerations.cs"));
    structures.Requests().Save(Path.Combine(folder, "Model", "Requests.cs"));
    structures.Responses().Save(Path.Combine(folder, "Model", "Responses.cs"));
    structures.Parts().Save(Path.Combine(folder, "Model", "Structures.cs"));
    structures.Exceptions().Save(Path.Combine(folder, "Model", "Exceptions.cs"));
    wire.Operations().Save(Path.Combine(folder, "Wire", "Operations.cs"));
    wire.Writers().Save(Path.Combine(folder, "Wire", "Writers.cs"));
    wire.Readers().Save(Path.Combine(folder, "Wire", "Readers.cs"));
    Console.WriteLine($"{model.ServiceId}: {model.Operations.Count} operations, {closure.All.Count()} structures, {closure.Enums.Count()} enums, {closure.Errors.Count()} errors ({model.Protocol})");
}
return 0;
