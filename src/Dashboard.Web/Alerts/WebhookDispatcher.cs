using System.Threading.Channels;
using Dashboard.Web.Boards;
using Dashboard.Web.Live;

namespace Dashboard.Web.Alerts;

/// <summary>Delivers posted alert messages to the boards' webhooks.</summary>
/// <remarks>
/// Each webhook has its own queue and loop. A slow or unavailable receiver loses only its own messages, oldest first, and delays neither a board nor
/// another receiver.
/// </remarks>
internal sealed partial class WebhookDispatcher(
    BoardRegistry boards, AlertMetrics metrics, TimeProvider time, ILogger<WebhookDispatcher> log) : BackgroundService
{
    /// <summary>The capacity of each receiver's queue.</summary>
    internal const int Capacity = 200;

    private readonly Dictionary<string, Channel<AlertMessage>> _queues = boards.All.Where(b => b.Alerts.Webhook is not null)
        .ToDictionary(b => b.Id, b => Channel.CreateBounded<AlertMessage>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ =>
            {
                metrics.Dropped(b.Id, "full");
                LogDropped(log, b.Id);
            }));

    /// <summary>Queues a message and returns at once. Thread-safe.</summary>
    /// <param name="board">The id of the board.</param>
    /// <param name="message">The message.</param>
    public void Post(string board, AlertMessage message) => _queues[board].Writer.TryWrite(message);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        boards.All.Where(b => b.Alerts.Webhook is not null).Select(b => SendAllAsync(b, stoppingToken)));

    private async Task SendAllAsync(BoardDefinition board, CancellationToken stoppingToken)
    {
        using var receiver = new WebhookClient(board.Alerts.Webhook!, time);
        await foreach (var message in _queues[board.Id].Reader.ReadAllAsync(stoppingToken))
        {
            await SendAsync(board.Id, receiver, message, stoppingToken);
        }
    }

    private async Task SendAsync(string board, WebhookClient receiver, AlertMessage message, CancellationToken stoppingToken)
    {
        for (var tries = 1; ; tries++)
        {
            var (isTaken, mayTryAgain, answer) = await receiver.TryAsync(message, stoppingToken);
            if (isTaken)
            {
                metrics.Sent(board);
                return;
            }

            if (!mayTryAgain || tries == WebhookRetryPolicy.Tries)
            {
                LogGivenUp(log, board, receiver.Host, message.Id, tries, answer);
                metrics.Dropped(board, "given up");
                return;
            }

            if (tries == 1)
            {
                LogFailed(log, board, receiver.Host, message.Id, answer);
            }

            metrics.Retried(board);
            await Task.Delay(WebhookRetryPolicy.After(tries, Random.Shared.NextDouble()), time, stoppingToken);
        }
    }
}
