using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using RedGreen.Cli.Connection;

namespace RedGreen.Cli.Tests.Connection;

public class AwsProblemTests
{
    [Theory]
    [InlineData("ThrottlingException", "Rate exceeded", "asked for fewer calls")]
    [InlineData("ExpiredTokenException", "expired", "credentials have expired")]
    [InlineData("UnrecognizedClientException", "The security token is invalid.", "does not know these credentials")]
    [InlineData("AccessDeniedException", "User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: states:StartExecution on resource: x", "the permission states:StartExecution is missing")]
    [InlineData("AccessDenied", "No.", "You are not allowed to do this. AWS says: No.")]
    [InlineData("StateMachineDoesNotExist", "State Machine Does Not Exist: 'x'", "Name another one with --state-machine")]
    [InlineData("ValidationException", "Too long.", "AWS did not do it: ValidationException: Too long.")]
    public void What_AWS_refuses_is_said_with_what_to_do(string code, string message, string words) =>
        AwsProblem.Of(new AmazonServiceException(message, null, ErrorType.Sender, code, "id", HttpStatusCode.BadRequest)).ShouldNotBeNull().ShouldContain(words);

    [Theory]
    [InlineData("Failed to resolve AWS credentials. The credential providers used to search for credentials returned the following errors:", "There are no AWS credentials")]
    [InlineData("SSO Token has expired and failed to refresh", "Sign in again: aws sso login")]
    [InlineData("No valid SSO Token could be found.", "Sign in again: aws sso login")]
    public void What_is_missing_to_sign_in_is_said_with_what_to_do(string message, string words) =>
        AwsProblem.Of(new AmazonClientException(message)).ShouldNotBeNull().ShouldContain(words);

    [Fact]
    public void An_endpoint_where_nothing_listens_is_said_to_be_so() =>
        AwsProblem.Of(new AmazonClientException("x", new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused)))).ShouldNotBeNull().ShouldContain("is the sandbox running?");

    [Fact]
    public void What_is_none_of_AWSs_is_left_alone() => AwsProblem.Of(new InvalidOperationException("a defect")).ShouldBeNull();

    [Fact]
    public async Task A_command_says_at_once_that_nothing_listens()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var bed = new CommandBed();
        (await bed.RunAsync("status", "--state-machine", "arn:aws:states:eu-west-1:1:stateMachine:x", "--endpoint-url", $"http://127.0.0.1:{port}")).ShouldBe(2);
        bed.Error.ShouldContain("Nothing listens there");
    }
}
