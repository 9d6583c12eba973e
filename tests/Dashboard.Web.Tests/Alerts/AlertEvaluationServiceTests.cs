using System.Diagnostics.Metrics;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Testing;
using Dashboard.Web.Alerts;
using Dashboard.Web.Boards;
using Dashboard.Web.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Alerts;

public sealed class AlertEvaluationServiceTests
{
    // A webhook without a queue is a programming error, which fails the evaluation of one board.
    [Fact]
    public async Task Look_ThatMeetsAFault_SilencesNoOtherBoard()
    {
        var time = new ManualTimeProvider();
        var board = new PresenceStore(time, "e");
        await using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var log = new CapturedLog();
        using var logs = new LoggerFactory([log]);
        var metrics = new AlertMetrics(services.GetRequiredService<IMeterFactory>());
        using var webhooks = new WebhookDispatcher(new BoardRegistry([], board, time, isDemo: false), metrics, time, logs.CreateLogger<WebhookDispatcher>());
        var broken = Board("broken", new AlertWebhook(new Uri("https://127.0.0.1/hook"), "a secret of some length"));
        var registry = new BoardAlertRegistry(new BoardRegistry([broken, Board("sound", null)], board, time, isDemo: false), board, metrics, webhooks, time, logs.CreateLogger<BoardAlertService>());
        Ring(board, time);

        using var watch = new AlertEvaluationService(board, registry, time, logs.CreateLogger<AlertEvaluationService>());
        await watch.StartAsync(CancellationToken.None);

        await Eventually.HoldsAsync(() => board.Current.Alerts.ContainsKey("sound"), TimeSpan.FromSeconds(20), "the other board's alert stands");
        log.Text.ShouldContain("met a fault of ours");
        watch.ExecuteTask!.IsCompleted.ShouldBeFalse();
        await watch.StopAsync(CancellationToken.None);
    }

    private static BoardDefinition Board(string id, AlertWebhook? webhook) => new(id, id, BoardFilter.Everything)
    {
        Alerts = AlertOptions.None with { Rules = new AlertRules { RingingLongerThan = TimeSpan.FromSeconds(5) }, Webhook = webhook },
    };

    private static void Ring(PresenceStore board, TimeProvider time)
    {
        var now = time.GetUtcNow();
        board.Apply(new AccountStatus { Id = "sydney", Vendor = "Jingl", PresenceInterval = TimeSpan.FromSeconds(2) });
        board.Apply(new Observation
        {
            Account = "sydney",
            Endpoint = "test",
            At = now,
            Extensions = new([new ExtensionPresence { Account = "sydney", Number = "101", State = PresenceState.Ringing, Since = now.AddSeconds(-10), ObservedAt = now }], true),
        });
    }
}
