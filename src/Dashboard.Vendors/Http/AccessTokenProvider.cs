using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Http;

/// <summary>
/// One account's token, shared by all its jobs and obtained by one caller at a time. A refused token is replaced when that may
/// help and a sign-in is due; until then requests go on with it, for what was refused may be answered the next time.
/// </summary>
internal sealed class AccessTokenProvider(TimeProvider time, Func<CancellationToken, Task<Token>> obtain) : IDisposable
{
    /// <summary>A person waits for a command: a sign-in that stands behind polls must not keep it for long.</summary>
    private static readonly TimeSpan MaxSignInTime = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly SignInThrottle _pace = new(time);
    private CachedToken? _held;
    private CachedToken? _doubted;
    private PollFailure? _rejection;

    /// <summary>How often a good token died early within the last hour, where something else must be using the login; 0 otherwise.</summary>
    public int EarlyExpiries => _pace.EarlyExpiries;

    /// <summary>Asks with the current token, and once more with a new one when the answer may mean that it has died and a sign-in is due.</summary>
    /// <param name="send">Asks with a token.</param>
    /// <param name="mayBeDead">Which answers may mean it; the second answer stands whatever it says.</param>
    /// <param name="cancellationToken">Ends it.</param>
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
    /// Sends a command with a token that is not about to die, once. After an answer that may mean an invalid token, the
    /// next request signs in again as soon as the pace allows.
    /// </summary>
    /// <param name="send">Sends with a token.</param>
    /// <param name="mayBeDead">Which answers may mean that the token has died.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PollException">There is no token: nothing was sent.</exception>
    public async Task<VendorResponse> SendOnceAsync(
        Func<Token, Task<VendorResponse>> send, Func<VendorResponse, bool> mayBeDead, CancellationToken cancellationToken)
    {
        // A sign-in that was refused is tried again when a person says so to the polls; each command that tried it too
        // would bring the login nearer to being locked.
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

    /// <summary>A person says "try again": a refused token may be replaced at once.</summary>
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

    // When another caller has replaced the refused one already, that one is answered; when no sign-in is due, the refused one.
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

            // Refused while this caller waited: its own attempt would be one more of those that lock a login.
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
