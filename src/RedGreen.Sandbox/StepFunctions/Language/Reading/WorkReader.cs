using System.Collections.Immutable;
using System.Text.Json;
using RedGreen.Sandbox.StepFunctions.Language.Paths;
using RedGreen.Sandbox.StepFunctions.Language.States;

namespace RedGreen.Sandbox.StepFunctions.Language.Reading;

/// <summary>Reads the states that do work: Task, Parallel and Map.</summary>
internal sealed class WorkReader(MachineReader machine, ITaskResources resources, Fields fields)
{
    /// <summary>A Task; null where its Resource is not known.</summary>
    public TaskState? Task(string name)
    {
        var timeout = fields.NumberOrPath("TimeoutSeconds", 1);
        var heartbeat = fields.NumberOrPath("HeartbeatSeconds", 1);
        if (heartbeat?.Constant >= (timeout?.Constant ?? NumberSource.MaxSeconds))
            fields.Problem("HeartbeatSeconds", "must be smaller than TimeoutSeconds.");
        var resource = Resource();
        var state = Common(new TaskState(name, resource!) { Timeout = timeout, Heartbeat = heartbeat, Parameters = fields.Template("Parameters") });
        if (resource is null)
            return null;
        foreach (var refused in resource.Refuse(ParameterNames()))
            fields.Problem("Parameters", refused);
        return state;
    }

    /// <summary>A Parallel.</summary>
    public ParallelState Parallel(string name)
    {
        var branches = ImmutableArray.CreateBuilder<Flow>();
        foreach (var branch in fields.Objects("Branches"))
        {
            branch.Text("Comment");
            if (machine.ReadFlow(branch) is { } flow)
                branches.Add(flow);
            branch.Done("a branch");
        }

        if (fields.Items("Branches").Count == 0)
            fields.Problem("Branches", "must have at least one branch.");
        return Common(new ParallelState(name, branches.ToImmutable()) { Parameters = fields.Template("Parameters") });
    }

    /// <summary>A Map; null where it has no flow.</summary>
    public MapState? Map(string name)
    {
        var itemsPath = fields.Has("ItemsPath") ? fields.Path("ItemsPath") : JsonPath.Root;
        var concurrency = fields.NumberOrPath("MaxConcurrency", 0);
        var flow = Processor();
        if (fields.Has("Iterator") || fields.Has("Parameters"))
        {
            fields.Any("Iterator");
            fields.Any("Parameters");
            fields.Problem(fields.Has("Iterator") ? "Iterator" : "Parameters", "is the old form of ItemProcessor and ItemSelector, which is not supported.");
        }

        var state = Common(new MapState(name, flow!) { ItemsPath = itemsPath ?? JsonPath.Root, MaxConcurrency = concurrency, ItemSelector = fields.Template("ItemSelector", insideMap: true) });
        return flow is null ? null : state;
    }

    private Flow? Processor()
    {
        if (fields.Object("ItemProcessor", insideMap: true) is not { } processor)
        {
            fields.Problem("ItemProcessor", "is missing.");
            return null;
        }

        processor.Text("Comment");
        if (processor.Object("ProcessorConfig") is { } config)
        {
            if (config.Text("Mode") is { } mode && mode != "INLINE")
                config.Problem("Mode", $"must be INLINE, not {mode}: distributed maps are not supported.");
            config.Done("the ProcessorConfig of an inline Map");
        }

        var flow = machine.ReadFlow(processor);
        processor.Done("an ItemProcessor");
        return flow;
    }

    private ITaskResource? Resource()
    {
        if (fields.Text("Resource", required: true) is not { } arn)
            return null;
        try
        {
            return resources.Resolve(arn);
        }
        catch (FormatException unknown)
        {
            fields.Problem("Resource", unknown.Message);
            return null;
        }
    }

    private string[] ParameterNames() => fields.Any("Parameters") is { ValueKind: JsonValueKind.Object } parameters
        ? [.. parameters.EnumerateObject().Select(member => member.Name.EndsWith(".$", StringComparison.Ordinal) ? member.Name[..^2] : member.Name)]
        : [];

    private T Common<T>(T state)
        where T : WorkState => state with
        {
            ResultSelector = fields.Template("ResultSelector"),
            ResultPath = fields.PathOrNull("ResultPath", reference: true),
            Retry = [.. new ErrorReader(fields).Retriers()],
            Catch = [.. new ErrorReader(fields).Catchers()],
            Next = StateReader.Next(fields),
        };
}
