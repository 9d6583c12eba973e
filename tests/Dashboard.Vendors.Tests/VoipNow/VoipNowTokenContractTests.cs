using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Testing.Contract;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.VoipNow;

public sealed class VoipNowTokenContractTests : TokenContract
{
    protected override string Endpoint => "presence";

    protected override TimeSpan Lifetime => TimeSpan.FromSeconds(3600);

    protected override string LoginKeys => "Accounts:sydney:ClientId and Accounts:sydney:ClientSecret";

    protected override IReadOnlyList<string> Secrets => [VoipNowFixture.Secret, "token-", "startIndex"];

    protected override IReadOnlyList<string> SignInsWithoutEnd =>
        ["""{"access_token":"token-1"}""", """{"access_token":"token-1","expires_in":0}"""];

    protected override ScriptedAccount Open(Func<SentRequest, HttpResponseMessage?> respond) =>
        new VoipNowFixture(r => respond(r) ?? new HttpResponseMessage(HttpStatusCode.NoContent));

    protected override (PollFailureKind Kind, string Words) FailureOf(int status) => status switch
    {
        401 or 403 => (PollFailureKind.Refused, "Accounts:sydney:ClientId"),
        400 or 404 => (PollFailureKind.BadData, "Accounts:sydney:BaseAddress"),
        _ => base.FailureOf(status),
    };

    [Fact]
    public Task Token_WithItsLifetimeAsText_IsRenewedBeforeItsEnd() =>
        ShouldBeRenewedAsync(TimeSpan.FromSeconds(7200), """{"access_token":"token-1","expires_in":"7200"}""");
}
