using Dashboard.Web.Security;
using Dashboard.Web.Security.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Security.Http;

/// <summary>The host names that a host accepts.</summary>
public sealed class AllowedHostsMiddlewareTests
{
    private const int Passed = 204;

    [Theory]
    [InlineData(true, "", "127.0.0.1:5080", true)]
    [InlineData(true, "", "localhost:5080", true)]
    [InlineData(true, "", "LOCALHOST", true)]
    [InlineData(true, "", "127.9.9.9", true)]
    [InlineData(true, "", "[::1]:5080", true)]
    [InlineData(true, "", "evil.example:5080", false)]
    [InlineData(true, "", "localhost.evil.example", false)]
    [InlineData(true, "", "127.0.0.1.evil.example", false)]
    [InlineData(true, "", "192.168.1.5:5080", false)]
    [InlineData(true, "", "", false)]
    [InlineData(true, "board.test", "board.test:5080", true)]
    [InlineData(true, "board.test", "evil.example", false)]
    [InlineData(false, "", "evil.example", true)]
    [InlineData(false, "board.example.com", "Board.Example.com", true)]
    [InlineData(false, "board.example.com", "evil.example", false)]
    [InlineData(false, "board.example.com", "127.0.0.1:5080", true)]
    [InlineData(false, "*.example.com", "board.example.com", true)]
    [InlineData(false, "*.example.com", "example.com.evil", false)]
    public async Task Request_ForAHostName_IsAnsweredWhereItIsOurs(bool isOpen, string allowed, string host, bool isAnswered)
    {
        var (status, text) = await AskAsync(isOpen, allowed, host, "/");

        status.ShouldBe(isAnswered ? Passed : StatusCodes.Status400BadRequest);
        if (!isAnswered)
        {
            text.ShouldContain("AllowedHosts");
            text.ShouldNotContain("evil");
        }
    }

    [Fact]
    public async Task Refusal_OfAProgram_IsAProblem()
    {
        var (status, text) = await AskAsync(isOpen: true, "", "evil.example", "/api/v1/calls");

        status.ShouldBe(StatusCodes.Status400BadRequest);
        text.ShouldContain("\"detail\"");
        text.ShouldContain("loopback");
    }

    private static async Task<(int Status, string Text)> AskAsync(bool isOpen, string allowed, string host, string path)
    {
        await using var services = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services };
        (context.Request.Host, context.Request.Path, context.Response.Body) = (new HostString(host), path, body);
        var settings = new AccessOptions { IsOpen = isOpen, AllowedHosts = allowed.Length > 0 ? [allowed] : [] };

        await new AllowedHostsMiddleware(c =>
        {
            c.Response.StatusCode = Passed;
            return Task.CompletedTask;
        }, settings).InvokeAsync(context);

        return (context.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
