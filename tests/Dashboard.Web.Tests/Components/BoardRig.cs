using System.Collections.Immutable;
using Bunit;
using Dashboard.Presence;
using Dashboard.Storage;
using Dashboard.Testing;
using Dashboard.Web.Access;
using Dashboard.Web.Components.Board;
using Dashboard.Web.Components.Diagnostics;
using Dashboard.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Dashboard.Web.Tests.Components;

/// <summary>A board that the test fills, at a moment that the test chooses, and the pages that show it.</summary>
internal sealed class BoardRig : IDisposable
{
    public const string Account = "sydney";
    private readonly PresenceBoard _board;
    private readonly BoardDirectory _directory;

    public BoardRig(bool isDemo = false, AlertSettings? alerts = null)
    {
        _board = new PresenceBoard(Time, "epoch");
        _directory = new BoardDirectory([new BoardDefinition("everyone", "Everyone", BoardFilter.Everything) { Alerts = alerts ?? AlertSettings.None }], _board, Time, isDemo);
        _board.Apply(Status());
        Context.RenderTree.Add<CascadingValue<Sight?>>(p => p.Add(v => v.Value, Sight.Demo));
        Context.Services.AddSingleton<TimeProvider>(Time);
        Context.Services.AddSingleton(_directory);
        Context.Services.AddSingleton(new FirstFitScript(new NullFileProvider()));
        Context.Services.AddSingleton(new StoreHealth(new Database(new StorageSettings(StorageProvider.Sqlite, "Data Source=:memory:"), Time)));
        Context.Services.AddSingleton(new ConfigurationReport { Version = "1.0.0", Runtime = ".NET", StartedAt = Now, Groups = [] });
    }

    public ManualTimeProvider Time { get; } = new();

    public BunitContext Context { get; } = new();

    public DateTimeOffset Now => Time.GetUtcNow();

    public BoardModel Model => ModelOf(BoardLayout.Usual);

    public BoardModel ModelOf(BoardLayout layout) => BoardModel.Of(
        _directory.TryFind("everyone", out var feed) ? feed : throw new InvalidOperationException("No board."), Now, layout);

    public ExtensionPresence Extension(string number, PresenceState state = PresenceState.Idle) => new()
    {
        Account = Account, Number = number, Name = $"Person {number}", State = state, ObservedAt = Now,
    };

    public void Tell(AccountStatus status) => _board.Apply(status);

    /// <summary>The account's endpoints, each with its failure or none.</summary>
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
