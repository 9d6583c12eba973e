using Dashboard.Presence.Model;
using Dashboard.Vendors.Commands;

namespace Dashboard.Vendors.Http;

internal sealed partial class VendorHttp
{
    /// <summary>The maximum wait for the request budget: a user waits for the command.</summary>
    private static readonly TimeSpan MaxRateLimiterWait = TimeSpan.FromSeconds(3);

    // The same pause that a poll makes when a vendor asks to slow down without a Retry-After header.
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(5);

    private readonly HttpClient _commandClient = new(context.CommandHandler ?? context.Handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Sends a command's request once and returns the response, with any status.</summary>
    /// <param name="request">The request; disposed with the response.</param>
    /// <param name="cancellationToken">Cancels the wait for the response.</param>
    /// <exception cref="CommandException">Refused: the request was not sent. Unanswered: it was sent and no complete response arrived.</exception>
    public async Task<VendorResponse> SendCommandAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await AcquireCommandAsync(cancellationToken);
        request.Content = new NonReplayableContent(request.Content);
        using var limit = new CancellationTokenSource(TimeLimit, context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var response = await ExchangeAsync(_commandClient, request, both.Token);
            if ((int)response.Status == 429 || (!response.IsSuccess && response.RetryAfter is not null))
            {
                context.PauseRequests(response.RetryAfter ?? DefaultPause);
            }

            return response;
        }
        catch (OperationCanceledException e)
        {
            throw CommandException.Unanswered(cancellationToken.IsCancellationRequested
                ? $"It was called off before {vendor} had answered."
                : $"{vendor} did not answer within {TimeLimit.TotalSeconds:0} s.", e);
        }
        catch (PollException e)
        {
            throw CommandException.Unanswered(e.Failure.Message, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw NeverLeft(e)
                ? CommandException.Refused($"{vendor} could not be reached: {Reason(e)}. Nothing was sent. Check the network and Accounts:{context.Id}:BaseAddress.", e)
                : CommandException.Unanswered($"The connection to {vendor} broke off before the answer was whole.", e);
        }
    }

    private async Task AcquireCommandAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(MaxRateLimiterWait, context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await context.AcquireCommand(both.Token);
        }
        catch (OperationCanceledException e)
        {
            throw CommandException.Refused(cancellationToken.IsCancellationRequested
                ? "It was called off before it was sent."
                : $"The account's budget of requests is used up: nothing was sent. Try again in a moment, or raise Accounts:{context.Id}:Poll:RequestsPerMinute.", e);
        }
        catch (PollException e)
        {
            throw CommandException.Refused($"{e.Failure.Message} Nothing was sent.", e);
        }
    }

    // These errors mean that no connection was established, so the request was not sent.
    private static bool NeverLeft(Exception e) => e is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError,
    };
}
