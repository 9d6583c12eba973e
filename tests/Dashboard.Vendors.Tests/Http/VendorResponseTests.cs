using System.Net;
using System.Text;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Tests.Http;

public sealed class VendorResponseTests
{
    [Theory]
    [InlineData(401, PollFailureKind.Refused)]
    [InlineData(403, PollFailureKind.Refused)]
    [InlineData(404, PollFailureKind.BadData)]
    [InlineData(429, PollFailureKind.Throttled)]
    [InlineData(302, PollFailureKind.Unavailable)]
    [InlineData(500, PollFailureKind.Unavailable)]
    [InlineData(503, PollFailureKind.Unavailable)]
    public void Failure_OfAStatus_HasItsKind(int status, PollFailureKind kind)
    {
        var failure = Response("", (HttpStatusCode)status).Failure("the list of calls").Failure;

        failure.Kind.ShouldBe(kind);
        failure.Message.ShouldContain("Jingl");
        failure.RetryAfter.ShouldBe(status is 429 or >= 500 ? TimeSpan.FromSeconds(7) : null);
    }

    [Theory]
    [InlineData(null, "another address")]
    [InlineData("login.example.com", "login.example.com")]
    public void Failure_OfARedirect_NamesItsHost(string? host, string words) =>
        (Response("", HttpStatusCode.Found) with { RedirectHost = host }).Failure("the list of calls").Failure.Message.ShouldContain($"redirects the list of calls to {words}");

    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    public void IsSuccess_OfAStatus_IsTrueFrom200To299(int status, bool isSuccess) => Response("", (HttpStatusCode)status).IsSuccess.ShouldBe(isSuccess);

    [Fact]
    public void Json_OfADocument_IsParsed()
    {
        using var json = Response("{\"a\":1}").Json();

        json.RootElement.GetProperty("a").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("", "an empty body")]
    [InlineData("<?xml version=\"1.0\"?><a/>", "XML")]
    [InlineData("<!DOCTYPE html><html></html>", "a web page")]
    [InlineData("Service is down", "text that is not JSON")]
    [InlineData("{\"a\":", "cannot be read to its end (5 bytes)")]
    public void Json_OfAnotherBody_FailsWithWhatCameInstead(string body, string words)
    {
        var exception = Should.Throw<PollException>(() => Response(body).Json());

        exception.Failure.Kind.ShouldBe(PollFailureKind.BadData);
        exception.Message.ShouldContain(words);
    }

    [Fact]
    public void Json_NestedTooDeep_Fails() =>
        Should.Throw<PollException>(() => Response(new string('[', 33) + new string(']', 33)).Json()).Failure.Kind.ShouldBe(PollFailureKind.BadData);

    private static VendorResponse Response(string body, HttpStatusCode status = HttpStatusCode.OK) => new(
        "Jingl", "api.example.com", status, Encoding.UTF8.GetBytes(body), "text/plain", TimeSpan.FromSeconds(7), null, DateTimeOffset.UnixEpoch, TimeSpan.Zero);
}
