using Dashboard.Presence;

namespace Dashboard.Vendors.Http;

/// <summary>A token and the moment it should be replaced.</summary>
/// <param name="Value">The secret itself.</param>
/// <param name="RenewAt">UTC; null for one that lasts.</param>
internal sealed record Token(string Value, DateTimeOffset? RenewAt)
{
    // A record prints its members: this one must not end in a log by accident.
    public override string ToString() => "Token(…)";

    /// <summary>A token that is renewed when nine tenths of its life are over, but at most a minute early.</summary>
    public static Token Lasting(string value, TimeSpan? lifetime, TimeProvider time) => new(value, lifetime is { } life
        ? time.GetUtcNow() + life - TimeSpan.FromTicks(Math.Min(life.Ticks / 10, TimeSpan.TicksPerMinute))
        : null);
}

/// <summary>One account's token, shared by all its jobs and obtained by one caller at a time.</summary>
internal sealed class TokenKeeper(TimeProvider time, Func<Token?, CancellationToken, Task<Token>> obtain) : IDisposable
{
    /// <summary>A person waits for a command: a sign-in that stands behind polls must not keep it for long.</summary>
    private static readonly TimeSpan LongestSignIn = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1, 1);
    private Token? _token;
    private PollFailure? _rejection;

    private ValueTask<Token> GetAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _token) is { } token && IsFresh(token) ? new(token) : new(RenewAsync(null, cancellationToken));

    /// <summary>Asks with the current token, and once more with a new one when the answer may mean that it has died.</summary>
    /// <param name="send">Asks with a token.</param>
    /// <param name="mayBeDead">Which answers may mean it; the second answer stands whatever it says.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<VendorAnswer> AskAsync(
        Func<Token, Task<VendorAnswer>> send, Func<VendorAnswer, bool> mayBeDead, CancellationToken cancellationToken)
    {
        var token = await GetAsync(cancellationToken);
        var answer = await send(token);
        return mayBeDead(answer) ? await send(await RenewAsync(token, cancellationToken)) : answer;
    }

    /// <summary>
    /// Sends a command with a token that is not about to die, once: an answer by which it has died makes it forgotten, so that
    /// whoever comes next signs in anew.
    /// </summary>
    /// <param name="send">Sends with a token.</param>
    /// <param name="mayBeDead">Which answers may mean that the token has died.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="PollException">There is no token: nothing was sent.</exception>
    public async Task<VendorAnswer> SendOnceAsync(
        Func<Token, Task<VendorAnswer>> send, Func<VendorAnswer, bool> mayBeDead, CancellationToken cancellationToken)
    {
        // A sign-in that was refused is tried again when a person says so to the polls; each command that tried it too
        // would bring the login nearer to being locked.
        if (Volatile.Read(ref _rejection) is { } rejection && !(Volatile.Read(ref _token) is { } known && IsFresh(known)))
        {
            throw new PollException(rejection);
        }

        var token = await GetSoonAsync(cancellationToken);
        var answer = await send(token);
        if (mayBeDead(answer))
        {
            Interlocked.CompareExchange(ref _token, null, token);
        }

        return answer;
    }

    public void Dispose() => _one.Dispose();

    private async Task<Token> GetSoonAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestSignIn, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await GetAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PollException(new PollFailure(PollFailureKind.Unavailable, $"The sign-in did not come about within {LongestSignIn.TotalSeconds:0} s."));
        }
    }

    private bool IsFresh(Token token) => token.RenewAt is not { } due || time.GetUtcNow() < due;

    // When another caller has replaced the refused one already, that one is answered.
    private async Task<Token> RenewAsync(Token? refused, CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref _rejection);
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_token is { } current && !ReferenceEquals(current, refused) && IsFresh(current))
            {
                return current;
            }

            // Refused while this caller waited: its own attempt would be one more of those that lock a login.
            if (_rejection is { } meanwhile && !ReferenceEquals(meanwhile, known))
            {
                throw new PollException(meanwhile);
            }

            var renewed = await obtain(_token, cancellationToken);
            Volatile.Write(ref _token, renewed);
            Volatile.Write(ref _rejection, null);
            return renewed;
        }
        catch (PollException e) when (e.Failure.Kind == PollFailureKind.AuthRejected)
        {
            Volatile.Write(ref _rejection, e.Failure);
            throw;
        }
        finally
        {
            _one.Release();
        }
    }
}
