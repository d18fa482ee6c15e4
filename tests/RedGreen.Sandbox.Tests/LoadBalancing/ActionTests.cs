using System.Text.Json.Nodes;
using RedGreen.Sandbox.Wire;

namespace RedGreen.Sandbox.Tests.LoadBalancing;

public class ActionTests
{
    private readonly Elb _elb = new();
    private string? _listener;

    [Fact]
    public void A_forward_to_one_group_is_answered_in_both_forms()
    {
        var red = _elb.Group();
        var action = Written(new() { ["Type"] = "forward", ["TargetGroupArn"] = red });
        action["TargetGroupArn"]!.GetValue<string>().ShouldBe(red);
        action["ForwardConfig"]!.ToJsonString().ShouldBe(
            $$$"""{"TargetGroups":[{"TargetGroupArn":"{{{red}}}","Weight":1}],"TargetGroupStickinessConfig":{"Enabled":false}}""");
    }

    [Fact]
    public void A_forward_to_several_groups_has_no_TargetGroupArn()
    {
        var (red, green) = (_elb.Group(), _elb.Group("green"));
        var action = Written(Elb.Forward((red, 999), (green, 0)));
        action.ContainsKey("TargetGroupArn").ShouldBeFalse();
        action["ForwardConfig"]!["TargetGroups"]!.AsArray().Select(g => g!["Weight"]!.GetValue<int>()).ShouldBe([999, 0]);
    }

    [Fact]
    public void What_was_answered_can_be_written_back_as_it_is()
    {
        var (red, green) = (_elb.Group(), _elb.Group("green"));
        foreach (var action in new[] { Elb.Forward((red, 7)), Elb.Forward((red, 90), (green, 10)), Elb.FixedResponse() })
        {
            var first = Written(action);
            Written((JsonObject)first.DeepClone()).ToJsonString().ShouldBe(first.ToJsonString());
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1000)]
    public void Weights_go_from_0_to_999(int weight) =>
        Refused("ValidationError", Elb.Forward((_elb.Group(), 1), (_elb.Group("green"), weight)))
            .Message.ShouldBe("The weight for each target group must be between 0 and 999, inclusive");

    [Fact]
    public void Several_groups_need_weights()
    {
        var action = Elb.Forward((_elb.Group(), 1), (_elb.Group("green"), 1));
        ((JsonObject)action["ForwardConfig"]!["TargetGroups"]![1]!).Remove("Weight");
        Refused("ValidationError", action);
    }

    [Fact]
    public void An_action_forwards_to_at_most_five_groups()
    {
        var groups = Enumerable.Range(1, 6).Select(i => (_elb.Group($"group{i}"), 1)).ToArray();
        Written(Elb.Forward(groups[..5]));
        Refused("TooManyTargetGroups", Elb.Forward(groups));
    }

    [Fact]
    public void A_group_that_does_not_exist_is_not_found()
    {
        var red = _elb.Group();
        Refused("TargetGroupNotFound", Elb.Forward((red[..^1] + "x", 1)));
        Refused("ValidationError", Elb.Forward(("red", 1)));
    }

    [Fact]
    public void A_group_belongs_to_one_load_balancer()
    {
        var red = _elb.Group();
        _elb.ListenerTo((red, 0));
        var other = _elb.Listener(_elb.LoadBalancer("other"), [Elb.FixedResponse()]);
        Should.Throw<AwsError>(() => _elb.Rule(other, [Elb.Forward((red, 1))])).Code.ShouldBe("TargetGroupAssociationLimit");
    }

    [Fact]
    public void Sticky_groups_need_a_sticky_action()
    {
        var (red, green) = (_elb.Group(), _elb.Group("green"));
        _elb.SetAttribute(red, "stickiness.enabled", "true");
        Written(Elb.Forward((red, 1)))["TargetGroupArn"]!.GetValue<string>().ShouldBe(red, "a single group needs none");
        Refused("InvalidConfigurationRequest", Elb.Forward((red, 1), (green, 1)));
        var sticky = Elb.Forward((red, 1), (green, 1));
        sticky["ForwardConfig"]!["TargetGroupStickinessConfig"] = new JsonObject { ["Enabled"] = true, ["DurationSeconds"] = 3600 };
        Written(sticky)["ForwardConfig"]!["TargetGroupStickinessConfig"]!.ToJsonString().ShouldBe("""{"Enabled":true,"DurationSeconds":3600}""");
    }

    [Fact]
    public void A_group_behind_an_action_without_stickiness_cannot_become_sticky()
    {
        var (red, green) = (_elb.Group(), _elb.Group("green"));
        _elb.ListenerTo((red, 1), (green, 0));
        Should.Throw<AwsError>(() => _elb.SetAttribute(red, "stickiness.enabled", "true")).Code.ShouldBe("InvalidConfigurationRequest");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(604801)]
    public void Stickiness_needs_a_duration_of_a_second_to_a_week(int? seconds)
    {
        var action = Elb.Forward((_elb.Group(), 1));
        action["ForwardConfig"]!["TargetGroupStickinessConfig"] = seconds is null
            ? new JsonObject { ["Enabled"] = true }
            : new JsonObject { ["Enabled"] = true, ["DurationSeconds"] = seconds };
        Refused("ValidationError", action).Message.ShouldBe("Target group stickiness duration must be between 1 and 604800 seconds");
    }

    [Fact]
    public void The_short_and_the_long_form_must_name_the_same_group()
    {
        var (red, green) = (_elb.Group(), _elb.Group("green"));
        var action = Elb.Forward((red, 1));
        action["TargetGroupArn"] = green;
        Refused("ValidationError", action);
        action["TargetGroupArn"] = red;
        Written(action)["TargetGroupArn"]!.GetValue<string>().ShouldBe(red);
    }

    [Fact]
    public void One_action_ends_a_rule_and_it_comes_last()
    {
        var red = _elb.Group();
        JsonObject Ordered(JsonObject action, int order)
        {
            action["Order"] = order;
            return action;
        }

        Refused("InvalidLoadBalancerAction", Ordered(Elb.Forward((red, 1)), 1), Ordered(Elb.FixedResponse(), 2));
        Refused("InvalidLoadBalancerAction", Ordered(Elb.Forward((red, 1)), 1), Ordered(Oidc("s"), 2));
        Refused("InvalidLoadBalancerAction", Oidc("s"));
        Refused("ValidationError", Oidc("s"), Elb.Forward((red, 1)));
        Refused("TooManyActions", Ordered(Oidc("s"), 1), Ordered(Oidc("s"), 2), Ordered(Elb.Forward((red, 1)), 3));
    }

    [Fact]
    public void Actions_are_answered_in_their_order()
    {
        var forward = Elb.Forward((_elb.Group(), 1));
        forward["Order"] = 20;
        var login = Oidc("secret");
        login["Order"] = 10;
        var listener = Https(forward, login);
        Actions(listener).Select(a => a!["Type"]!.GetValue<string>()).ShouldBe(["authenticate-oidc", "forward"]);
    }

    [Fact]
    public void A_client_secret_is_never_answered_and_can_be_kept()
    {
        var red = _elb.Group();
        var listener = Https(Ordered(Oidc("secret"), 1), Ordered(Elb.Forward((red, 1)), 2));
        var answered = (JsonObject)Actions(listener)[0]!["AuthenticateOidcConfig"]!;
        answered.Select(m => m.Key).ShouldBe(
            ["Issuer", "AuthorizationEndpoint", "TokenEndpoint", "UserInfoEndpoint", "ClientId", "SessionCookieName", "Scope", "SessionTimeout", "AuthenticationRequestExtraParams", "OnUnauthenticatedRequest"]);
        answered["SessionTimeout"]!.GetValue<int>().ShouldBe(604800);
        answered["AuthenticationRequestExtraParams"]!["prompt"]!.GetValue<string>().ShouldBe("login");

        var back = new JsonArray([.. Actions(listener).Select(a => a!.DeepClone())]);
        var input = new JsonObject { ["ListenerArn"] = listener, ["DefaultActions"] = back };
        _elb.Refused("ModifyListener", (JsonObject)input.DeepClone()).Message.ShouldContain("UseExistingClientSecret");
        back[0]!["AuthenticateOidcConfig"]!["UseExistingClientSecret"] = true;
        _elb.Call("ModifyListener", input);
        Actions(listener)[0]!["AuthenticateOidcConfig"]!.ToJsonString().ShouldBe(answered.ToJsonString());

        JsonObject Ordered(JsonObject action, int order)
        {
            action["Order"] = order;
            return action;
        }
    }

    [Fact]
    public void There_is_no_secret_to_keep_where_there_was_none()
    {
        var login = Oidc(null);
        login["AuthenticateOidcConfig"]!["UseExistingClientSecret"] = true;
        login["Order"] = 1;
        var forward = Elb.Forward((_elb.Group(), 1));
        forward["Order"] = 2;
        Should.Throw<AwsError>(() => Https(login, forward)).Code.ShouldBe("ValidationError");
    }

    [Fact]
    public void Authentication_needs_HTTPS()
    {
        var login = Oidc("s");
        login["Order"] = 1;
        var forward = Elb.Forward((_elb.Group(), 1));
        forward["Order"] = 2;
        Should.Throw<AwsError>(() => _elb.Listener(_elb.LoadBalancer(), [login, forward])).Code.ShouldBe("InvalidLoadBalancerAction");
    }

    [Fact]
    public void Cognito_and_JWT_actions_are_kept_with_AWSs_defaults()
    {
        var cognito = new JsonObject
        {
            ["Type"] = "authenticate-cognito",
            ["Order"] = 1,
            ["AuthenticateCognitoConfig"] = new JsonObject { ["UserPoolArn"] = "arn:pool", ["UserPoolClientId"] = "c", ["UserPoolDomain"] = "d", ["SessionTimeout"] = 60 },
        };
        var jwt = new JsonObject
        {
            ["Type"] = "jwt-validation",
            ["Order"] = 1,
            ["JwtValidationConfig"] = new JsonObject
            {
                ["JwksEndpoint"] = "https://id/jwks",
                ["Issuer"] = "https://id",
                ["AdditionalClaims"] = new JsonArray(new JsonObject { ["Format"] = "single-string", ["Name"] = "scope", ["Values"] = new JsonArray("shop") }),
            },
        };
        var end = Elb.FixedResponse();
        end["Order"] = 2;
        var listener = Https(cognito, end);
        Actions(listener)[0]!["AuthenticateCognitoConfig"]!.ToJsonString().ShouldBe(
            """{"UserPoolArn":"arn:pool","UserPoolClientId":"c","UserPoolDomain":"d","SessionCookieName":"AWSELBAuthSessionCookie","Scope":"openid","SessionTimeout":60,"OnUnauthenticatedRequest":"authenticate"}""");
        _elb.Call("ModifyListener", new() { ["ListenerArn"] = listener, ["DefaultActions"] = new JsonArray(jwt.DeepClone(), end.DeepClone()) });
        Actions(listener)[0]!["JwtValidationConfig"]!.ToJsonString().ShouldBe(jwt["JwtValidationConfig"]!.ToJsonString());
    }

    [Fact]
    public void A_redirect_gets_AWSs_placeholders_and_must_lead_elsewhere()
    {
        static JsonObject Redirect(string? host) => new()
        {
            ["Type"] = "redirect",
            ["RedirectConfig"] = host is null
                ? new JsonObject { ["StatusCode"] = "HTTP_302" }
                : new JsonObject { ["StatusCode"] = "HTTP_302", ["Host"] = host },
        };
        Written(Redirect("www.example.com"))["RedirectConfig"]!.ToJsonString().ShouldBe(
            """{"Protocol":"#{protocol}","Port":"#{port}","Host":"www.example.com","Path":"/#{path}","Query":"#{query}","StatusCode":"HTTP_302"}""");
        Refused("InvalidLoadBalancerAction", Redirect(null)).Message.ShouldContain("loop");
    }

    [Fact]
    public void What_does_not_belong_to_an_action_is_named()
    {
        var wrong = Elb.FixedResponse();
        wrong["RedirectConfig"] = new JsonObject { ["StatusCode"] = "HTTP_301" };
        Refused("ValidationError", wrong).Message.ShouldContain("RedirectConfig");
        var unknown = Elb.FixedResponse();
        unknown["FixedResponseConfig"]!["Status"] = "200";
        Refused("ValidationError", unknown).Message.ShouldContain("Status");
        Refused("ValidationError", Elb.FixedResponse(302)).Message.ShouldContain("302");
        Refused("ValidationError", new JsonObject { ["Type"] = "teapot" }).Message.ShouldContain("teapot");
    }

    private static JsonObject Oidc(string? secret)
    {
        var config = new JsonObject
        {
            ["Issuer"] = "https://id",
            ["AuthorizationEndpoint"] = "https://id/authorize",
            ["TokenEndpoint"] = "https://id/token",
            ["UserInfoEndpoint"] = "https://id/user",
            ["ClientId"] = "shop",
            ["AuthenticationRequestExtraParams"] = new JsonObject { ["prompt"] = "login" },
        };
        if (secret is not null)
            config["ClientSecret"] = secret;
        return new() { ["Type"] = "authenticate-oidc", ["AuthenticateOidcConfig"] = config };
    }

    private JsonObject Written(JsonObject action)
    {
        _listener ??= Https(Elb.FixedResponse(503));
        _elb.Call("ModifyListener", new() { ["ListenerArn"] = _listener, ["DefaultActions"] = new JsonArray(action) });
        return (JsonObject)Actions(_listener)[0]!;
    }

    private AwsError Refused(string code, params JsonObject[] actions)
    {
        _listener ??= Https(Elb.FixedResponse(503));
        var before = Actions(_listener).ToJsonString();
        var error = _elb.Refused("ModifyListener", new() { ["ListenerArn"] = _listener, ["DefaultActions"] = new JsonArray([.. actions.Select(a => a.DeepClone())]) });
        error.Code.ShouldBe(code, error.Message);
        Actions(_listener).ToJsonString().ShouldBe(before);
        return error;
    }

    private string Https(params JsonObject[] actions) => _elb.Listener(_elb.LoadBalancer("secure"), new([.. actions]), 443, "HTTPS");

    private JsonArray Actions(string listener) =>
        (JsonArray)_elb.Call("DescribeListeners", new() { ["ListenerArns"] = new JsonArray(listener) })["Listeners"]![0]!["DefaultActions"]!;
}
