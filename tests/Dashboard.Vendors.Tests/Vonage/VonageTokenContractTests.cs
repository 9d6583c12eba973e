using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Testing.Contract;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Vonage;

public sealed class VonageTokenContractTests : TokenContract
{
    protected override string Endpoint => "calls";

    protected override TimeSpan Lifetime => TimeSpan.FromSeconds(86400);

    protected override string LoginKeys =>
        "Accounts:sydney:Username, Accounts:sydney:Password, Accounts:sydney:ClientId and Accounts:sydney:ClientSecret";

    protected override IReadOnlyList<string> Secrets => [VonageFixture.Password, VonageFixture.Secret, "token-", "page_size"];

    protected override IReadOnlyList<string> SignInsWithoutEnd => ["""{"access_token":"token-1"}"""];

    protected override ScriptedAccount Open(Func<SentRequest, HttpResponseMessage?> respond) =>
        new VonageFixture(r => respond(r) ?? ScriptedHandler.Json("[]"));

    protected override bool MayMeanDeadToken(int status) => status == 401;

    protected override (PollFailureKind Kind, string Words) FailureOf(int status) => status switch
    {
        401 or 403 => (PollFailureKind.Refused, "Accounts:sydney:AccountId"),
        404 => (PollFailureKind.BadData, "Accounts:sydney:AccountId"),
        _ => base.FailureOf(status),
    };
}
