using System.Text.Json.Nodes;

namespace RedGreen.Sandbox.Tests.StepFunctions.Execution;

public class CostTests(ITestOutputHelper output)
{
    /// <summary>A loop of Wait, Task and Choice over a document of some 4 KB: 150 transitions.</summary>
    private const string Loop = """
        {"StartAt":"W","States":{
          "W":{"Type":"Wait","SecondsPath":"$.waitSeconds","Next":"E"},
          "E":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","TimeoutSeconds":60,"Parameters":{"FunctionName":"f","Payload":{"now.$":"$$.State.EnteredTime","deployment.$":"$"}},
            "ResultSelector":{"deployment.$":"$.Payload"},"OutputPath":"$.deployment","Catch":[{"ErrorEquals":["States.ALL"],"Next":"D"}],"Next":"C"},
          "C":{"Type":"Choice","Choices":[{"Variable":"$.decision","StringEquals":"wait","Next":"W"}],"Default":"D"},
          "D":{"Type":"Succeed"}}}
        """;

    [Fact]
    public void A_deployments_150_transitions_allocate_little()
    {
        var machine = new Machine();
        var definition = Machine.Load(Loop);
        var rounds = 0;
        machine.Functions.On("f", payload =>
        {
            var document = payload!["deployment"]!;
            payload.AsObject().Remove("deployment");
            document["decision"] = ++rounds % 50 == 0 ? "done" : "wait";
            return document;
        });
        var input = Document();
        Run(20);
        machine.Functions.Calls.Clear();

        var before = GC.GetAllocatedBytesForCurrentThread();
        var processor = Environment.CpuUsage.TotalTime;
        Run(50);
        var each = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / 50;
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / 50;
        output.WriteLine($"{each:F2} ms of processor time and {bytes / 1024} KiB for one run of 150 transitions over {input.Length} bytes");

        // The document is copied to and from the function 50 times; nothing else may cost as much.
        bytes.ShouldBeLessThan(6_000_000);

        void Run(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var execution = machine.Begin(definition, input);
                machine.Time.RunUntil(execution.Completion, TimeSpan.FromDays(1));
                execution.Path.Count.ShouldBe(151);
                machine.Functions.Calls.Clear();
            }
        }
    }

    private static string Document()
    {
        var document = new JsonObject { ["waitSeconds"] = 20, ["decision"] = "wait" };
        for (var i = 0; i < 25; i++)
            document[$"part{i}"] = new JsonObject { ["arn"] = $"arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/part-{i}/0123456789abcdef", ["weight"] = i, ["names"] = new JsonArray("a", "b", i) };
        return document.ToJsonString();
    }
}
