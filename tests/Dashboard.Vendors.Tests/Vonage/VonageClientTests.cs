using System.Web;
using Dashboard.Testing;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Vonage;

/// <summary>Tests the form of Vonage's sign-in.</summary>
public sealed class VonageClientTests
{
    [Theory]
    [InlineData("board", "board@vbc.prod")]
    [InlineData("board@other.prod", "board@other.prod")]
    public async Task SignIn_FirstPoll_PostsCredentialsAndPresentsTheToken(string user, string sent)
    {
        using var fixture = new VonageFixture(_ => ScriptedHandler.Json("[]"), ("Username", user));

        await fixture.PollAsync("calls");

        var signIn = fixture.Handler.Requests[0];
        signIn.Address.AbsoluteUri.ShouldBe("https://api.vonage.com/token");
        var form = HttpUtility.ParseQueryString(signIn.Body!);
        form.AllKeys.ShouldBe(["grant_type", "username", "password", "client_id", "client_secret", "scope"]);
        (form["grant_type"], form["username"], form["password"], form["client_id"], form["client_secret"], form["scope"])
            .ShouldBe(("password", sent, VonageFixture.Password, "app", VonageFixture.Secret, "openid"));
        fixture.Pages.ShouldHaveSingleItem().Header("Authorization").ShouldBe("Bearer token-1");
    }

    // The refresh token is valid for a single use, and is not stored.
    [Fact]
    public async Task SignIn_AfterTheTokensEnd_PostsThePasswordAgain()
    {
        using var fixture = new VonageFixture(_ => ScriptedHandler.Json("[]"));
        await fixture.PollAsync("calls");
        fixture.Time.Advance(TimeSpan.FromDays(1));

        await fixture.PollAsync("devices");

        fixture.Handler.Requests.Where(r => r.Method == HttpMethod.Post).Select(r => r.Body).Distinct().ShouldHaveSingleItem()!.ShouldNotContain("refresh");
        fixture.SignIns.ShouldBe(2);
    }
}
