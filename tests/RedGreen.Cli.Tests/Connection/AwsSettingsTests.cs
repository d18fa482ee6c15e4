using RedGreen.Cli.Connection;

namespace RedGreen.Cli.Tests.Connection;

public class AwsSettingsTests
{
    [Theory]
    [InlineData("eu-north-1", "eu-north-1", "AWS_REGION=eu-west-2")]
    [InlineData(null, "eu-west-2", "AWS_REGION=eu-west-2 AWS_DEFAULT_REGION=eu-west-3")]
    [InlineData(null, "eu-west-3", "AWS_DEFAULT_REGION=eu-west-3")]
    [InlineData(null, "eu-west-1", "AWS_ENDPOINT_URL=http://127.0.0.1:4510")]
    public void The_Region_is_the_options_then_the_variables_and_a_sandbox_needs_none(string? option, string expected, string environment) =>
        AwsSettings.Of(null, option, null, Of(environment)).Region.ShouldBe(expected);

    [Fact]
    public void Without_a_Region_it_says_how_to_name_one() =>
        Should.Throw<UsageException>(() => AwsSettings.Of(null, null, null, Of(""))).Message.ShouldContain("--region");

    [Fact]
    public void A_profile_that_is_not_there_is_named() =>
        Should.Throw<UsageException>(() => AwsSettings.Of("nobody-has-this-one", "eu-west-1", null, Of(""))).Message.ShouldContain("There is no profile nobody-has-this-one");

    [Theory]
    [InlineData("http://127.0.0.1:1/", "http://127.0.0.1:1", "AWS_ENDPOINT_URL=http://127.0.0.1:2 AWS_ENDPOINT_URL_SFN=http://127.0.0.1:3")]
    [InlineData("http://127.0.0.1:3/", null, "AWS_ENDPOINT_URL=http://127.0.0.1:2 AWS_ENDPOINT_URL_SFN=http://127.0.0.1:3")]
    [InlineData("http://127.0.0.1:2/", null, "AWS_ENDPOINT_URL=http://127.0.0.1:2 AWS_ENDPOINT_URL_ECS=http://127.0.0.1:3")]
    [InlineData(null, null, "AWS_ENDPOINT_URL=http://127.0.0.1:2 AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true")]
    [InlineData(null, null, "")]
    public void The_endpoint_is_the_option_then_the_services_variable_then_the_one_for_all(string? expected, string? option, string environment) =>
        AwsSettings.Of(null, "eu-west-1", option, Of(environment)).Endpoint(AwsService.StepFunctions)?.ToString().ShouldBe(expected);

    [Theory]
    [InlineData("localhost:4510", "--endpoint-url is no URL: localhost:4510")]
    [InlineData("ftp://here", "--endpoint-url is no URL: ftp://here")]
    public void An_endpoint_that_is_no_URL_is_refused(string endpoint, string message) =>
        Should.Throw<UsageException>(() => AwsSettings.Of(null, null, endpoint, Of(""))).Message.ShouldContain(message);

    [Fact]
    public void A_sandbox_needs_no_credentials_and_AWS_gets_none_that_were_made_up()
    {
        AwsSettings.Of(null, null, "http://127.0.0.1:4510", Of("")).Credentials().ShouldNotBeNull();
        AwsSettings.Of(null, null, "http://127.0.0.1:4510", Of("AWS_ACCESS_KEY_ID=AKIAEXAMPLE")).Credentials().ShouldBeNull();
        AwsSettings.Of(null, "eu-west-1", "https://vpce.example.com", Of("")).Credentials().ShouldBeNull();
        AwsSettings.Of(null, "eu-west-1", null, Of("")).Credentials().ShouldBeNull();
    }

    [Theory]
    [InlineData("Amazon.SSO.AmazonSSOClient, AWSSDK.SSO")]
    [InlineData("Amazon.SSOOIDC.AmazonSSOOIDCClient, AWSSDK.SSOOIDC")]
    public void The_clients_that_the_SDK_loads_by_name_for_SSO_profiles_are_there(string type) => Type.GetType(type).ShouldNotBeNull();

    private static Func<string, string?> Of(string variables)
    {
        var known = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2)).ToDictionary(one => one[0], one => one[1]);
        // Whoever runs the tests may have profiles of their own.
        known["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(AppContext.BaseDirectory, "no-such-file");
        return known.GetValueOrDefault;
    }
}
