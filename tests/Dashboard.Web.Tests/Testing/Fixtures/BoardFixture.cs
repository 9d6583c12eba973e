using System.Collections.Immutable;
using Bunit;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Storage;
using Dashboard.Testing;
using Dashboard.Web.Boards;
using Dashboard.Web.Configuration;
using Dashboard.Web.Features.Boards;
using Dashboard.Web.Features.Boards.Model;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Dashboard.Web.Tests.Testing.Fixtures;

/// <summary>A board filled by the test at a time chosen by the test, and the pages that show it.</summary>
internal sealed class BoardFixture : IDisposable
{
    public const string Account = "sydney";
    private readonly PresenceStore _board;
    private readonly BoardRegistry _directory;

    public BoardFixture(bool isDemo = false, AlertOptions? alerts = null)
    {
        _board = new PresenceStore(Time, "epoch");
        _directory = new BoardRegistry([new BoardDefinition("everyone", "Everyone", BoardFilter.Everything) { Alerts = alerts ?? AlertOptions.None }], _board, Time, isDemo);
        _board.Apply(Status());
        Context.RenderTree.Add<CascadingValue<AccessPrincipal?>>(p => p.Add(v => v.Value, AccessPrincipal.Demo));
        Context.Services.AddSingleton<TimeProvider>(Time);
        Context.Services.AddSingleton(_directory);
        Context.Services.AddSingleton(new InitialFitScript(new NullFileProvider()));
        Context.Services.AddSingleton(new DatabaseHealth(new Database(new StorageOptions(StorageProvider.Sqlite, "Data Source=:memory:"), Time)));
        Context.Services.AddSingleton(new ConfigurationReport { Version = "1.0.0", Runtime = ".NET", StartedAt = Now, Groups = [] });
    }

    public ManualTimeProvider Time { get; } = new();

    public BunitContext Context { get; } = new();

    public DateTimeOffset Now => Time.GetUtcNow();

    public BoardModel Model => ModelOf(BoardLayout.Default);

    public BoardModel ModelOf(BoardLayout layout) => BoardModel.Create(
        _directory.TryFind("everyone", out var stream) ? stream : throw new InvalidOperationException("No board."), Now, layout);

    public ExtensionPresence Extension(string number, PresenceState state = PresenceState.Idle) => new()
    {
        Account = Account, Number = number, Name = $"Person {number}", State = state, ObservedAt = Now,
    };

    public void Tell(AccountStatus status) => _board.Apply(status);

    /// <summary>Sets the account's endpoints with their failures, if any.</summary>
    public void Tell(params IEnumerable<EndpointStatus> endpoints) =>
        _board.Apply(Status() with { Endpoints = [.. endpoints], HealthSince = Now });

    public void See(params IEnumerable<ExtensionPresence> rows) => _board.Apply(At() with { Extensions = new([.. rows], true) });

    public void See(params IEnumerable<Registration> rows) => _board.Apply(At() with { Registrations = new([.. rows], true) });

    public void See(params IEnumerable<Call> rows) => _board.Apply(At() with { Calls = new([.. rows], true) });

    public void Raise(params Alert[] alerts) => _board.Apply("everyone", alerts);

    public void Dispose() => Context.Dispose();

    public static AccountStatus Status() => new() { Id = Account, Vendor = "Jingl", PresenceInterval = TimeSpan.FromSeconds(2) };

    private Observation At() => new() { Account = Account, Endpoint = "all", At = Now };
}
