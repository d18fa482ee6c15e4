using System.Text.Json.Nodes;

namespace RedGreen.Cli.Tests.Aws;

[Collection(nameof(LocalAws))]
public sealed class UnlockingTests(LocalAws aws)
{
    private const string Cluster = "arn:aws:ecs:eu-west-1:123456789012:cluster/demo";
    private const string Gone = "arn:aws:states:eu-west-1:123456789012:execution:DeploymentStateMachine:gone";

    [Fact]
    public async Task What_is_not_locked_is_said_to_be_so_and_what_is_not_there_too()
    {
        (await aws.RunAsync(0, "unlock", "shop")).Output.Trim().ShouldBe("shop is not locked.");
        ((bool)(await aws.RunAsync(0, "unlock", "shop", "--json")).Document["cleared"]!).ShouldBeFalse();
        (await aws.RunAsync(2, "unlock", "shup")).Error.ShouldContain("Did you mean shop?");
    }

    [Fact]
    public async Task A_lock_whose_deployment_is_over_is_shown_and_cleared_by_who_says_yes()
    {
        await PutAsync("shop", Gone, "needsPerson");
        (await aws.RunAsync(2, "unlock", "shop")).Error.ShouldContain("There is no terminal to ask on. Nothing was changed.");
        using (var bed = aws.Bed(answers: "n\n"))
        {
            (await bed.RunAsync("unlock", "shop", "--cluster", "demo")).ShouldBe(2, bed.All);
            bed.Error.ShouldContain("shop in demo is locked by deployment 1a2b3c4d since 2026-01-02 03:04:05Z");
            bed.Error.ShouldContain("status      not known any more");
            bed.Error.ShouldContain("a person must look");
            bed.Error.ShouldContain("waiting     nobody");
            bed.Error.ShouldContain("Nothing was changed.");
        }

        (await ItemAsync("shop")).ShouldNotBeNull();
        using (var bed = aws.Bed(answers: "y\n"))
        {
            (await bed.RunAsync("unlock", $"{Cluster.Replace(":cluster/", ":service/", StringComparison.Ordinal)}/shop")).ShouldBe(0, bed.All);
            bed.Output.ShouldContain("The lock of shop is cleared.");
            bed.Output.ShouldContain("traffic, shop-green-1a2b3c4d, its target groups and the scaling of shop are as they were");
        }

        (await ItemAsync("shop")).ShouldBeNull();
    }

    [Fact]
    public async Task The_lock_of_a_service_that_is_gone_can_be_cleared_with_the_ticket_of_its_deployment()
    {
        await PutAsync("gone", Gone, "needsPerson");
        await PutAsync("gone/next", Gone, null);
        var cleared = (await aws.RunAsync(0, "unlock", "gone", "--yes", "--json")).Document;
        ((bool)cleared["cleared"]!).ShouldBeTrue();
        ((string)cleared["lock"]!["owner"]!).ShouldBe(Gone);
        (await ItemAsync("gone")).ShouldBeNull();
        (await ItemAsync("gone/next")).ShouldBeNull();
    }

    [Fact]
    public async Task A_lock_whose_deployment_runs_is_never_cleared_and_who_waits_is_shown()
    {
        await PutAsync("shop", Gone, "needsPerson");
        var started = (await aws.RunAsync(0, "deploy", "shop", "--image", "demo/shop:v2", "--strategy", """{"on-busy":"queue"}""", "--json")).Document;
        var (id, waiting) = ((string)started["id"]!, (string)started["execution"]!);
        try
        {
            await UntilAsync(async () => (await aws.RunAsync(0, "history", id)).Output.Contains("waiting for a person: deployment 1a2b3c4d of shop", StringComparison.Ordinal));
            using (var bed = aws.Bed(answers: "n\n"))
            {
                (await bed.RunAsync("unlock", "shop")).ShouldBe(2, bed.All);
                bed.Error.ShouldContain($"waiting     deployment {id} (demo/shop:v2)");
            }

            await PutAsync("shop", waiting, "needsPerson");
            (await aws.RunAsync(2, "unlock", "shop", "--yes")).Error.ShouldContain("The lock was not cleared: deployment 1a2b3c4d of shop is running");
            (await ItemAsync("shop")).ShouldNotBeNull();
        }
        finally
        {
            await aws.CallAsync("states", "AWSStepFunctions.StopExecution", new JsonObject { ["executionArn"] = waiting });
            (await aws.RunAsync(0, "unlock", "shop", "--yes")).Error.ShouldContain("status      ABORTED");
            await DropAsync("shop/next");
        }
    }

    [Fact]
    public async Task A_service_that_was_left_on_Green_is_brought_home_by_resume_and_only_asked_about_by_the_others()
    {
        await PutAsync("shop", "nobody", "promoted");
        try
        {
            (await aws.RunAsync(3, "status", "shop")).Output.ShouldContain("redgreen resume shop");
            (await aws.RunAsync(2, "abort", "shop", "--yes")).Error.ShouldContain("redgreen resume shop");
            using (var bed = aws.Bed(answers: "n\n"))
            {
                (await bed.RunAsync("unlock", "shop")).ShouldBe(2, bed.All);
                bed.Error.ShouldContain("shop-green-1a2b3c4d serves the new version");
                bed.Error.ShouldContain("After that redgreen resume shop cannot bring it home any more.");
            }

            // A journal without a document, as of a deployment that had made nothing: it is given back.
            var resumed = await aws.RunAsync(1, "resume", "shop", "--wait");
            resumed.Error.ShouldContain("shop is being brought home to the version that 1a2b3c4d has left on Green");
            resumed.Output.Trim().ShouldBe("RolledBack");
            (await ItemAsync("shop")).ShouldBeNull();
        }
        finally
        {
            await DropAsync("shop");
        }
    }

    private static JsonObject Key(string service) => new() { ["cluster"] = new JsonObject { ["S"] = Cluster }, ["service"] = new JsonObject { ["S"] = service } };

    private async Task PutAsync(string service, string owner, string? phase)
    {
        var item = Key(service);
        foreach (var (name, value) in new[] { ("owner", owner), ("id", "1a2b3c4d"), ("since", "2026-01-02T03:04:05.000Z"), ("phase", phase) })
            if (value is not null)
                item[name] = new JsonObject { ["S"] = value };
        await DynamoAsync("PutItem", new JsonObject { ["Item"] = item });
    }

    private Task DropAsync(string service) => DynamoAsync("DeleteItem", new JsonObject { ["Key"] = Key(service) });

    private async Task<JsonNode?> ItemAsync(string service) => (await DynamoAsync("GetItem", new JsonObject { ["Key"] = Key(service), ["ConsistentRead"] = true }))["Item"];

    private async Task<JsonNode> DynamoAsync(string operation, JsonObject input)
    {
        input["TableName"] = (string)(await aws.CallAsync("dynamodb", "DynamoDB_20120810.ListTables", []))["TableNames"]![0]!;
        return await aws.CallAsync("dynamodb", $"DynamoDB_20120810.{operation}", input);
    }

    private static async Task UntilAsync(Func<Task<bool>> reached)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        while (!await reached())
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
    }
}
