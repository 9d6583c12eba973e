using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Testing.Accounts;
using Dashboard.Testing.Contract;
using Dashboard.Vendors.Jingl;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.Jingl;

public sealed class JinglRequestContractTests : RequestContract
{
    protected override string Endpoint => JinglAccount.Endpoint;

    protected override IReadOnlyList<string> Secrets =>
        [JinglAccount.Password, Convert.ToBase64String("api@sydney:pass:wörd#1"u8), "maxresults"];

    protected override ScriptedAccount Open(Func<SentRequest, HttpResponseMessage?> respond) =>
        new(new JinglVendor(), JinglAccount.Keys(), [], r => respond(r) ?? ScriptedHandler.Json("[]"));

    protected override (PollFailureKind Kind, string Words) FailureOf(int status) => status switch
    {
        401 => (PollFailureKind.AuthRejected, "Accounts:sydney:Password"),
        403 => (PollFailureKind.AuthRejected, "Accounts:sydney:Username"),

        // Without a list the configured extensions are requested one at a time.
        404 => (PollFailureKind.BadData, "Accounts:sydney:Extensions"),
        406 => (PollFailureKind.BadData, "https://"),
        _ => base.FailureOf(status),
    };
}
