using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.ElasticLoadBalancingV2;
using Amazon.Runtime;
using RedGreen.Deployments;
using RedGreen.Routing;
using AwsAction = Amazon.ElasticLoadBalancingV2.Model.Action;

namespace RedGreen.Aws.LoadBalancing;

/// <summary>
/// An action of the SDK as the document holds it, and back, by way of JSON with AWS's own member names: so nothing of
/// it is lost, and the state machine can write it by itself.
/// </summary>
internal static class ActionJson
{
    private const string Oidc = "AuthenticateOidcConfig";

    public static RuleAction Read(AwsAction action)
    {
        var json = JsonSerializer.SerializeToElement(action, Context.Action);
        var read = json.Deserialize(DocumentJson.Default.RuleAction)!;
        // Where ForwardConfig stands, AWS answers the short form beside it for a single group; it takes one of the two.
        var ready = read.ForwardConfig is null ? read : read with { TargetGroupArn = null };
        return ready.Others?.ContainsKey(Oidc) == true ? ready with { Others = KeepSecret(ready.Others) } : ready;
    }

    public static AwsAction Write(RuleAction action) =>
        JsonSerializer.SerializeToElement(action, DocumentJson.Default.RuleAction).Deserialize(Context.Action)!;

    private static readonly ActionContext Context = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new ConstantConverter<ActionTypeEnum>(ActionTypeEnum.FindValue),
            new ConstantConverter<AuthenticateCognitoActionConditionalBehaviorEnum>(AuthenticateCognitoActionConditionalBehaviorEnum.FindValue),
            new ConstantConverter<AuthenticateOidcActionConditionalBehaviorEnum>(AuthenticateOidcActionConditionalBehaviorEnum.FindValue),
            new ConstantConverter<JwtValidationActionAdditionalClaimFormatEnum>(JwtValidationActionAdditionalClaimFormatEnum.FindValue),
            new ConstantConverter<RedirectActionStatusCodeEnum>(RedirectActionStatusCodeEnum.FindValue),
        },
    });

    // AWS never answers the client secret; a write must ask it to keep the one it has.
    private static Dictionary<string, JsonElement> KeepSecret(IDictionary<string, JsonElement> others)
    {
        var config = others[Oidc].EnumerateObject().ToDictionary(field => field.Name, field => field.Value);
        config["UseExistingClientSecret"] = JsonElement.Parse("true");
        return new Dictionary<string, JsonElement>(others) { [Oidc] = JsonSerializer.SerializeToElement(config, ObjectContext.Default.DictionaryStringJsonElement) };
    }

    private sealed class ConstantConverter<T>(Func<string, T> find) : JsonConverter<T>
        where T : ConstantClass
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } value ? find(value) : null;

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}

[JsonSerializable(typeof(AwsAction))]
internal sealed partial class ActionContext : JsonSerializerContext;

[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class ObjectContext : JsonSerializerContext;
