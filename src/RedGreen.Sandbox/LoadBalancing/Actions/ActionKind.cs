using static RedGreen.Sandbox.LoadBalancing.Actions.Member;

namespace RedGreen.Sandbox.LoadBalancing.Actions;

/// <summary>A type of action other than forward: where its settings stand, and what they are, with AWS's defaults.</summary>
/// <param name="Type">The action's Type.</param>
/// <param name="ConfigMember">The member that holds its settings.</param>
/// <param name="Config">The settings.</param>
/// <param name="Terminal">Whether it answers the request itself; the others let it through to the next action.</param>
internal sealed record ActionKind(string Type, string ConfigMember, Shape Config, bool Terminal)
{
    public const string Forward = "forward";
    public const string Oidc = "authenticate-oidc";
    public const string Redirect = "redirect";
    public const string FixedResponse = "fixed-response";

    private const int Week = 604800;

    private static readonly Member[] Authentication =
    [
        Text("SessionCookieName", @default: "AWSELBAuthSessionCookie"),
        Text("Scope", @default: "openid"),
        Number("SessionTimeout", Week, 1, Week),
        Map("AuthenticationRequestExtraParams"),
        Choice("OnUnauthenticatedRequest", "authenticate", "deny", "allow", "authenticate"),
    ];

    public static IReadOnlyDictionary<string, ActionKind> All { get; } = new ActionKind[]
    {
        new(
            Oidc,
            "AuthenticateOidcConfig",
            new([
                Text("Issuer", required: true),
                Text("AuthorizationEndpoint", required: true),
                Text("TokenEndpoint", required: true),
                Text("UserInfoEndpoint", required: true),
                Text("ClientId", required: true),
                Text("ClientSecret"),
                Flag("UseExistingClientSecret"),
                .. Authentication,
            ]),
            Terminal: false),
        new(
            "authenticate-cognito",
            "AuthenticateCognitoConfig",
            new([
                Text("UserPoolArn", required: true),
                Text("UserPoolClientId", required: true),
                Text("UserPoolDomain", required: true),
                .. Authentication,
            ]),
            Terminal: false),
        new(
            "jwt-validation",
            "JwtValidationConfig",
            new(
                Text("JwksEndpoint", required: true),
                Text("Issuer", required: true),
                Structures("AdditionalClaims", new(
                    Choice("Format", null, "single-string", "string-array", "space-separated-values"),
                    Text("Name", required: true),
                    Texts("Values", required: true)))),
            Terminal: false),
        new(
            Redirect,
            "RedirectConfig",
            new(
                Choice("Protocol", "#{protocol}", "HTTP", "HTTPS", "#{protocol}"),
                Text("Port", @default: "#{port}"),
                Text("Host", @default: "#{host}"),
                Text("Path", @default: "/#{path}"),
                Text("Query", @default: "#{query}"),
                Choice("StatusCode", null, "HTTP_301", "HTTP_302")),
            Terminal: true),
        new(
            FixedResponse,
            "FixedResponseConfig",
            new(
                Text("MessageBody"),
                Text("StatusCode", required: true),
                Choice("ContentType", "text/plain", "text/plain", "text/css", "text/html", "application/javascript", "application/json")),
            Terminal: true),
    }.ToDictionary(k => k.Type);
}
