using Dashboard.Presence.Model;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Users;
using Microsoft.AspNetCore.Builder;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>A <see cref="SharedHost"/> with a board of all extensions and one of a team, and with one extension of team Sales and one of Support.</summary>
public sealed class AdministrationHost : SharedHost
{
    internal WebApplication App => Host.App;

    internal CapturedLog Log => Host.Log;

    private protected override TestHostOptions Options =>
        new TestHostOptions().With("--Boards:everyone:Title", "Everyone", "--Boards:sales:Title", "Sales", "--Boards:sales:Teams", "Sales");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var now = TimeProvider.System.GetUtcNow();
        Host.Board.Apply(new Observation
        {
            Account = "sydney", Endpoint = "test", At = now, Extensions = new([Row("101", "Sales"), Row("102", "Support")], true),
        });

        ExtensionPresence Row(string number, string team) => new()
        {
            Account = "sydney", Number = number, Name = $"Somebody of {team}", Team = team, State = PresenceState.Idle, Since = now, ObservedAt = now,
        };
    }

    /// <summary>Returns a user from the store.</summary>
    internal Task<User?> FindAsync(string name) => Host.Get<UserStore>().FindByNameAsync(name, CancellationToken.None);

    /// <summary>Returns the audit entries of an action, newest first, as "subject: detail".</summary>
    internal async Task<IReadOnlyList<string>> NotedAsync(string what) =>
        [.. (await Host.Get<AuditLog>().ReadAsync(new AuditFilter { Action = what }, CancellationToken.None)).Select(r => $"{r.Entry.Subject}: {r.Entry.Detail}")];
}
