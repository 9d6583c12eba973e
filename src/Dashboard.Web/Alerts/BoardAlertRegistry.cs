using System.Diagnostics.CodeAnalysis;
using Dashboard.Presence.Store;
using Dashboard.Web.Live;

namespace Dashboard.Web.Alerts;

/// <summary>The alert services of all boards with alert rules.</summary>
internal sealed class BoardAlertRegistry
{
    private readonly Dictionary<string, BoardAlertService> _services;

    public BoardAlertRegistry(
        BoardRegistry boards, PresenceStore store, AlertMetrics metrics, WebhookDispatcher webhooks, TimeProvider time, ILogger<BoardAlertService> log) =>
        _services = boards.Streams.Where(f => f.Definition.Alerts.Rules.Any).ToDictionary(
            f => f.Definition.Id, f => new BoardAlertService(f, store, metrics, webhooks, time, log), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<BoardAlertService> All => _services.Values;

    public bool TryFind(string board, [NotNullWhen(true)] out BoardAlertService? alertService) => _services.TryGetValue(board, out alertService);
}
