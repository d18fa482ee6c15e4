using System.Text.Json;
using System.Text.Json.Nodes;
using RedGreen.Pushes;

namespace RedGreen.Tests.Pushes;

public class ImagePushReaderTests
{
    // As ECR's documentation shows it, with a digest of full length.
    private const string Event = $$"""
        {
          "version": "0",
          "id": "13cde686-328b-6117-af20-0e5566167482",
          "detail-type": "ECR Image Action",
          "source": "aws.ecr",
          "account": "123456789012",
          "time": "2019-11-16T01:54:34Z",
          "region": "eu-west-1",
          "resources": [],
          "detail": {
            "result": "SUCCESS",
            "repository-name": "team/shop",
            "image-digest": "{{Pushed.New}}",
            "action-type": "PUSH",
            "image-tag": "release-7"
          }
        }
        """;

    [Fact]
    public void ECRs_event_is_read()
    {
        ImagePushReader.TryRead(JsonElement.Parse(Event), out var push, out var whyNot).ShouldBeTrue();
        push.ShouldBe(Pushed.Push);
        whyNot.ShouldBe("");
    }

    [Theory]
    [InlineData("source", "\"aws.s3\"", "not an \"ECR Image Action\" of aws.ecr, but \"ECR Image Action\" of \"aws.s3\"")]
    [InlineData("detail-type", "\"ECR Image Scan\"", "but \"ECR Image Scan\" of")]
    [InlineData("detail", null, "its action-type is missing")]
    [InlineData("detail", "\"PUSH\"", "its action-type is missing")]
    [InlineData("detail.action-type", "\"DELETE\"", "No image was pushed: its action-type is \"DELETE\"")]
    [InlineData("detail.result", "\"FAILURE\"", "did not succeed: its result is \"FAILURE\"")]
    [InlineData("detail.image-tag", null, "without a tag")]
    [InlineData("detail.image-tag", "\"\"", "without a tag")]
    [InlineData("detail.image-tag", "\"sha256-7f5b2640fe6fb4f46592dfd3410c4a79dac4f89e4782432e0378abcd12340000.sig\"", "no image that a container can run")]
    [InlineData("detail.artifact-media-type", "\"application/vnd.cncf.helm.config.v1+json\"", "no image that a container can run")]
    [InlineData("id", "\"7\"", "id is \"7\", not a UUID")]
    [InlineData("id", null, "id is missing")]
    [InlineData("account", "12", "account is 12")]
    [InlineData("region", "\"\"", "region is \"\"")]
    [InlineData("detail.repository-name", "{}", "detail.repository-name is {}")]
    [InlineData("detail.image-digest", "\"sha256:7f5b\"", "detail.image-digest is \"sha256:7f5b\"")]
    [InlineData("detail.image-digest", null, "detail.image-digest is missing")]
    public void What_deploys_nothing_says_why(string field, string? value, string why)
    {
        ImagePushReader.TryRead(With(field, value), out var push, out var whyNot).ShouldBeFalse();
        push.ShouldBeNull();
        whyNot.ShouldContain(why);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"push\"")]
    [InlineData("{}")]
    public void Any_other_JSON_is_not_ours(string json)
    {
        ImagePushReader.TryRead(JsonElement.Parse(json), out _, out var whyNot).ShouldBeFalse();
        whyNot.ShouldContain("but missing of missing");
    }

    [Fact]
    public void No_event_at_all_is_not_ours() => ImagePushReader.TryRead(default, out _, out _).ShouldBeFalse();

    [Theory]
    [InlineData("application/vnd.oci.image.config.v1+json")]
    [InlineData("application/vnd.docker.container.image.v1+json")]
    [InlineData("")]
    public void An_image_says_so_or_says_nothing(string type) =>
        ImagePushReader.TryRead(With("detail.artifact-media-type", $"\"{type}\""), out _, out _).ShouldBeTrue();

    private static JsonElement With(string field, string? value)
    {
        var changed = JsonNode.Parse(Event)!.AsObject();
        var names = field.Split('.');
        var holder = names is [var first, _] ? changed[first]!.AsObject() : changed;
        holder.Remove(names[^1]);
        if (value is not null)
            holder[names[^1]] = JsonNode.Parse(value);
        return JsonElement.Parse(changed.ToJsonString());
    }
}
