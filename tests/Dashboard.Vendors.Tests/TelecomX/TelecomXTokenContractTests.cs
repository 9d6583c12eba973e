using System.Web;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Testing.Contract;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.TelecomX;

public sealed class TelecomXTokenContractTests : TokenContract
{
    protected override string Endpoint => "employees";

    protected override TimeSpan Lifetime => TimeSpan.FromMinutes(15);

    protected override string LoginKeys => "Accounts:sydney:Username and Accounts:sydney:Password";

    protected override IReadOnlyList<string> Secrets => [TelecomXFixture.Password, "token-", "standalone"];

    protected override IReadOnlyList<string> SignInsWithoutEnd => ["""{"token":"token-1","expiresInMinutes":-1}"""];

    protected override string? TokenOf(SentRequest request) => HttpUtility.ParseQueryString(request.Address.Query)["token"];

    protected override ScriptedAccount Open(Func<SentRequest, HttpResponseMessage?> respond)
    {
        var fixture = new TelecomXFixture();
        foreach (var (path, page) in fixture.Paths)
        {
            fixture.Paths[path] = r => respond(r) ?? page(r);
        }

        return fixture;
    }

    protected override (PollFailureKind Kind, string Words) FailureOf(int status) =>
        MayMeanDeadToken(status) ? (PollFailureKind.Refused, "Accounts:sydney:Username") : base.FailureOf(status);

    protected override (PollFailureKind Kind, string Words) SignInFailureOf(int status) => status switch
    {
        200 => (PollFailureKind.AuthRejected, "Accounts:sydney:Token"),
        422 => (PollFailureKind.AuthRejected, LoginKeys),
        _ => base.SignInFailureOf(status),
    };
}
