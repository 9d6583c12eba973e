using System.Diagnostics.CodeAnalysis;
using Dashboard.Presence;
using Dashboard.Web.Live;

namespace Dashboard.Web.Alerts;

/// <summary>The alerts of every board that has rules.</summary>
internal sealed class AlertDesks
{
    private readonly Dictionary<string, AlertDesk> _desks;

    public AlertDesks(
        BoardDirectory boards, PresenceBoard board, AlertMetrics metrics, WebhookSender webhooks, TimeProvider time, ILogger<AlertDesk> log) =>
        _desks = boards.Feeds.Where(f => f.Definition.Alerts.Rules.Any).ToDictionary(
            f => f.Definition.Id, f => new AlertDesk(f, board, metrics, webhooks, time, log), StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<AlertDesk> All => _desks.Values;

    public bool TryFind(string board, [NotNullWhen(true)] out AlertDesk? desk) => _desks.TryGetValue(board, out desk);
}
