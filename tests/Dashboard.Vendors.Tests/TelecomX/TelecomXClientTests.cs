using System.Net;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.TelecomX;

/// <summary>Tests the form of Telecom X's sign-in, the token's place in requests, and the code words of failures.</summary>
public sealed class TelecomXClientTests
{
    [Fact]
    public async Task SignIn_FirstPoll_PostsCredentialsAndPresentsTheTokenInTheQuery()
    {
        using var fixture = new TelecomXFixture();

        await fixture.PollAsync("calls");

        var signIn = fixture.Asked("/auth/login").ShouldHaveSingleItem();
        signIn.Method.ShouldBe(HttpMethod.Post);
        signIn.Address.Query.ShouldBeEmpty();
        JsonDocument.Parse(signIn.Body!).RootElement.GetProperty("password").GetString().ShouldBe(TelecomXFixture.Password);
        var asked = fixture.Asked("/pbx/calls").ShouldHaveSingleItem();
        asked.PathAndQuery.ShouldBe("/pbx/calls?full=true&token=token-1");
        asked.Header("Authorization").ShouldBeNull();
    }

    [Theory]
    [InlineData("Bearer", "token", "Authorization", "Bearer token-1")]
    [InlineData("Header", "X-Access-Token", "X-Access-Token", "token-1")]
    [InlineData("Cookie", "sid", "Cookie", "sid=token-1")]
    public async Task Token_ElsewhereThanInTheQuery_GoesWhereConfigured(string place, string name, string header, string value)
    {
        using var fixture = new TelecomXFixture(("TelecomX:TokenIn", place), ("TelecomX:TokenName", name));

        await fixture.PollAsync("calls");

        var asked = fixture.Asked("/pbx/calls").ShouldHaveSingleItem();
        asked.Header(header).ShouldBe(value);
        asked.PathAndQuery.ShouldBe("/pbx/calls?full=true");
    }

    [Fact]
    public async Task Token_OfAMachine_IsUsedAsItIsAndNamedWhenRefused()
    {
        using var fixture = new TelecomXFixture(("Username", null), ("Password", null), ("Token", "secret machine+token"));
        await fixture.PollAsync("calls");
        fixture.Asked("/pbx/calls").ShouldHaveSingleItem().PathAndQuery.ShouldEndWith("token=secret%20machine%2Btoken");

        fixture.Refuse("/pbx/app/employees", HttpStatusCode.Unauthorized);
        var thrown = await fixture.FailAsync("employees");

        (thrown.Failure.Kind, fixture.SignIns, fixture.Asked("/pbx/app/employees").Count).ShouldBe((PollFailureKind.Refused, 0, 1));
        thrown.Failure.Message.ShouldContain("Accounts:sydney:Token");
        thrown.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("access_denied")]
    [InlineData("{\"message\":\"access_denied\"}")]
    [InlineData("{\"error\":\"access_denied\"}")]
    public async Task CodeWord_InAnyShape_IsRepeated(string body)
    {
        using var fixture = new TelecomXFixture();
        fixture.Refuse("/pbx/app/employees", HttpStatusCode.Unauthorized, body);

        (await fixture.FailAsync("employees")).Failure.Message.ShouldContain("(401 access_denied)");
    }

    [Fact]
    public async Task CodeWord_ThatQuotesTheToken_IsNotRepeated()
    {
        using var fixture = new TelecomXFixture();
        fixture.Paths["/pbx/app/employees"] = r => ScriptedHandler.Status(HttpStatusCode.Unauthorized, r.Address.Query.Split("token=")[1]);

        (await fixture.FailAsync("employees")).ToString().ShouldNotContain("token-");
    }

    [Fact]
    public async Task Response_WithoutAReadableRow_IsBadData()
    {
        using var fixture = new TelecomXFixture();
        fixture.Serve("/pbx/app/employees", """[{"name":"without id"}]""");

        (await fixture.FailAsync("employees")).Failure.Kind.ShouldBe(PollFailureKind.BadData);
    }
}
