using System.Net;
using Dashboard.Presence.Text;
using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Users;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.SignIn;

namespace Dashboard.Web.Features.SignIn;

/// <summary>Signs users in by name and password, with rate limits and audit log entries.</summary>
internal sealed class SignInService(
    UserStore users, SetupTokenStore links, PasswordService passwords, SignInRateLimiter limiter, PasswordQueue turns, KnownBrowsers browsers, RefusalAuditLog refusals, AuditLogger audit, PrincipalResolver principals)
{
    /// <summary>The audit log action of a sign-in that a rate limit prevented.</summary>
    public const string BlockedAction = "was kept from signing in";

    /// <summary>The audit log detail of an exceeded rate limit.</summary>
    public const string TooManyTries = "too many tries";

    private const int MaxNameLength = 200;

    /// <summary>Returns the error for an exceeded rate limit.</summary>
    /// <param name="wait">The time until the next permitted attempt.</param>
    public static string TooMany(TimeSpan wait) => SignInTexts.FormatTooManyTries((int)Math.Ceiling(wait.TotalMinutes));

    /// <summary>Verifies name and password and starts a session.</summary>
    /// <returns>Null on success; otherwise the error. It does not reveal whether the user exists.</returns>
    public async Task<string?> TryAsync(HttpContext context, string name, string password)
    {
        name = LetterComposer.Compose(name[..Math.Min(name.Length, MaxNameLength)]);
        var address = context.Connection.RemoteIpAddress;
        var network = ClientAddress.GetPartitionKey(address);
        try
        {
            var browser = await browsers.FindAsync(context, name);
            if ((browser is null ? limiter.TryAcquire(name, address) : limiter.TryAcquireKnown(browser)) is { } wait)
            {
                // Refusals of an address over its limit are logged as one series, independent of the names tried.
                await refusals.LogAsync(limiter.WaitOf(address) is null ? SignInRateLimiter.PairOf(name, network) : network, Refused(context, BlockedAction, name, TooManyTries));
                return TooMany(wait);
            }

            var delay = browser is null ? limiter.DelayOf(name) : TimeSpan.Zero;
            using var turn = await turns.EnterAsync(network, limiter.TriesOf(address) + refusals.CountOf(network), browser is not null, delay, context.RequestAborted);
            if (turn is null)
            {
                await refusals.LogAsync(network, Refused(context, BlockedAction, name, "too many at once"));
                return SignInTexts.TooManyPeople;
            }

            var user = await users.FindByNameAsync(name, context.RequestAborted);
            var isMatch = await passwords.MatchesAsync(user, password);
            turn.Dispose();
            if (!isMatch)
            {
                await refusals.LogAsync(Refused(context, "failed to sign in", name));
                return SignInTexts.WrongCredentials;
            }

            Forgive(name, address, browser);
            await SessionCookie.SignInAsync(context, user!);
            await audit.LogAsync(context, "signed in", who: user!.Name);
            return null;
        }
        catch (StorageException e)
        {
            return SignInTexts.FormatSignInUnavailable(e.Message);
        }
    }

    /// <summary>Creates the first administrator with the setup link that the host printed.</summary>
    /// <returns>Null when the administrator exists and a session has started; otherwise the error.</returns>
    public async Task<string?> SetUpAsync(HttpContext context, string token, string name, string password)
    {
        name = LetterComposer.Compose(name);
        if (limiter.TryAcquireLink(context.Connection.RemoteIpAddress) is not null)
        {
            return SignInTexts.TooManyLinkTries;
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            return SignInTexts.NameMissing;
        }

        if (PasswordService.Problem(password) is { } problem)
        {
            return problem;
        }

        try
        {
            if (!await links.UseAsync(token, context.RequestAborted))
            {
                return SignInTexts.LinkExpired;
            }

            // Without this check the link would open an existing account without its password.
            if (await users.AddAsync(name, Role.Administrator, AccessLimits.None, passwords.Hash(password), context.RequestAborted) != UserUpdateResult.Done)
            {
                return SignInTexts.NameTaken;
            }

            var user = await users.FindByNameAsync(name, context.RequestAborted);
            principals.Invalidate();
            await SessionCookie.SignInAsync(context, user!);
            await audit.LogAsync(context, "set up the first administrator", user!.Name, who: user.Name);
            return null;
        }
        catch (StorageException e)
        {
            return SignInTexts.FormatSetUpUnavailable(e.Message);
        }
    }

    private void Forgive(string name, IPAddress? address, string? browser)
    {
        if (browser is null)
        {
            limiter.Forgive(name, address);
        }
        else
        {
            limiter.ForgiveKnown(browser);
        }
    }

    private static AuditEntry Refused(HttpContext context, string what, string name, string detail = "") =>
        new(name, $"{context.Connection.RemoteIpAddress}", what, "", detail);
}
