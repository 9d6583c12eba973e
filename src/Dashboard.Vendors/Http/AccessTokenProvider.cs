using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Http;

/// <summary>
/// Caches one account's access token for all its jobs; one caller at a time obtains it. A refused token is replaced when a new one may help and the
/// sign-in throttle permits it. Until then requests continue with the refused token, since the next response may be a success. Thread-safe.
/// </summary>
internal sealed class AccessTokenProvider(TimeProvider time, Func<CancellationToken, Task<Token>> obtain) : IDisposable
{
    /// <summary>The maximum time that a command, for which a user waits, is delayed by a sign-in behind polls.</summary>
    private static readonly TimeSpan MaxSignInTime = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly SignInThrottle _pace = new(time);
    private CachedToken? _held;
    private CachedToken? _doubted;
    private PollFailure? _rejection;

    /// <summary>
    /// The number of good tokens refused early within the last hour, when it suggests that another program uses the login; otherwise 0.
    /// </summary>
    public int EarlyExpiries => _pace.EarlyExpiries;

    /// <summary>
    /// Sends with the current token. Sends once more with a new token when the response may mean that the token has died and a sign-in is due.
    /// </summary>
    /// <param name="send">Sends with the given token.</param>
    /// <param name="mayBeDead">Whether a response may mean a dead token; the second response is returned in any case.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<VendorResponse> SendWithRetryAsync(
        Func<Token, Task<VendorResponse>> send, Func<VendorResponse, bool> mayBeDead, CancellationToken cancellationToken)
    {
        var held = await GetAsync(cancellationToken);
        var response = await send(held.Token);
        if (!mayBeDead(response))
        {
            held.Accept();
            return response;
        }

        var next = held.Refuse() ? await ReplaceAsync(held, cancellationToken) : held;
        if (next == held)
        {
            return response;
        }

        var second = await send(next.Token);
        if (mayBeDead(second))
        {
            next.Refuse();
        }
        else
        {
            if (held.HasWorked && !next.HasWorked)
            {
                _pace.RecordEarlyExpiry();
            }

            next.Accept();
        }

        return second;
    }

    /// <summary>
    /// Sends a command once, with a token that is not about to expire. When the response may mean an invalid token, the next request signs in again
    /// as soon as the throttle permits it.
    /// </summary>
    /// <param name="send">Sends with the given token.</param>
    /// <param name="mayBeDead">Whether a response may mean a dead token.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    /// <exception cref="PollException">There is no token; nothing was sent.</exception>
    public async Task<VendorResponse> SendOnceAsync(
        Func<Token, Task<VendorResponse>> send, Func<VendorResponse, bool> mayBeDead, CancellationToken cancellationToken)
    {
        // A refused sign-in is repeated only when an administrator retries the account. A sign-in attempt with each command would bring the login
        // closer to being locked.
        if (Volatile.Read(ref _rejection) is { } rejection && !(Volatile.Read(ref _held) is { } known && known.IsFresh(time.GetUtcNow())))
        {
            throw new PollException(rejection);
        }

        var held = await GetSoonAsync(cancellationToken);
        var response = await send(held.Token);
        if (!mayBeDead(response))
        {
            held.Accept();
        }
        else if (held.Refuse())
        {
            Volatile.Write(ref _doubted, held);
        }

        return response;
    }

    /// <summary>Permits the immediate replacement of a refused token, after an administrator's "try again".</summary>
    public void Retry()
    {
        _pace.Clear();
        Volatile.Write(ref _doubted, Volatile.Read(ref _held) is { IsDoubted: true } held ? held : null);
    }

    public void Dispose() => _one.Dispose();

    private ValueTask<CachedToken> GetAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _held) is { } held && held.IsFresh(time.GetUtcNow()) && held != Volatile.Read(ref _doubted)
            ? new(held)
            : new(ReplaceAsync(null, cancellationToken));

    private async Task<CachedToken> GetSoonAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(MaxSignInTime, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await GetAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PollException(new PollFailure(PollFailureKind.Unavailable, $"The sign-in did not come about within {MaxSignInTime.TotalSeconds:0} s."));
        }
    }

    // Returns the token of another caller that has already replaced the refused one, or the refused token when no sign-in is due.
    private async Task<CachedToken> ReplaceAsync(CachedToken? refused, CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref _rejection);
        await _one.WaitAsync(cancellationToken);
        try
        {
            var isDoubted = _held is not null && (_held == refused || _held == _doubted);
            var isFresh = _held?.IsFresh(time.GetUtcNow()) == true;
            if (isFresh && (!isDoubted || _pace.Wait() > TimeSpan.Zero))
            {
                return _held!;
            }

            // The sign-in was refused while this caller waited: another attempt would count towards locking the login.
            if (_rejection is { } meanwhile && !ReferenceEquals(meanwhile, known))
            {
                throw new PollException(meanwhile);
            }

            if (isFresh)
            {
                _pace.RecordSignIn();
            }

            var renewed = new CachedToken(await obtain(cancellationToken), time.GetUtcNow());
            Volatile.Write(ref _held, renewed);
            Volatile.Write(ref _rejection, null);
            return renewed;
        }
        catch (PollException e) when (e.Failure.Kind == PollFailureKind.AuthRejected)
        {
            Volatile.Write(ref _rejection, e.Failure);
            _pace.Clear();
            throw;
        }
        finally
        {
            _one.Release();
        }
    }
}
