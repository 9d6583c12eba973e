using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Text;

namespace Dashboard.Web.Components.Shared;

/// <summary>One account's badge: whether it answers, how old its data is, and what is wrong.</summary>
public sealed record AccountModel
{
    /// <summary>No account: what a template is rendered from.</summary>
    public static AccountModel Empty { get; } = new();

    /// <summary>The account's id.</summary>
    public string Id { get; private init; } = "";

    /// <summary>The vendor's name.</summary>
    public string Vendor { get; private init; } = "";

    /// <summary>How well it can be asked.</summary>
    public AccountHealth Health { get; private init; }

    /// <summary>How fresh its latest answer is.</summary>
    public Freshness Freshness { get; private init; }

    /// <summary>How old its latest answer is.</summary>
    public string Age { get; private init; } = "";

    /// <summary>How it is doing, in a word.</summary>
    public string State => AccountFormatter.Describe(Health, Freshness);

    /// <summary>For how long something has been wrong; empty while nothing is.</summary>
    public string Lasting { get; private init; } = "";

    /// <summary>What is wrong and what to do; empty while nothing is.</summary>
    public string Message { get; private init; } = "";

    /// <summary>The number of calls without a known extension, in words; empty for none.</summary>
    public string Unowned { get; private init; } = "";

    /// <summary>When what failed answered last; empty while nothing is wrong.</summary>
    public string LastAnswer { get; private init; } = "";

    /// <summary>When it is asked again; empty while nothing is wrong.</summary>
    public string NextTry { get; private init; } = "";

    /// <summary>Reads an account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="seen">When it last answered completely; null for never.</param>
    /// <param name="now">The moment to show.</param>
    public static AccountModel Create(AccountStatus account, DateTimeOffset? seen, DateTimeOffset now)
    {
        // Whatever part is asked most often says soonest that an account has gone quiet.
        var interval = new[] { account.PresenceInterval, account.RegistrationsInterval, account.CallsInterval }
            .Where(i => i > TimeSpan.Zero).DefaultIfEmpty().Min();
        return new AccountModel
        {
            Id = account.Id,
            Vendor = account.Vendor,
            Health = account.Health,
            Freshness = FreshnessPolicy.Evaluate(now - seen, interval, account.UnknownAfter),
            Age = TimeFormatter.Age(now - seen),
            Lasting = account.Worst is null && account.Notice is null ? "" : AccountFormatter.Lasting(now - account.HealthSince),
            Message = account.Worst?.Message ?? account.Notice ?? "",
            Unowned = AccountFormatter.Unowned(account.UnownedCalls),
            LastAnswer = account.Worst is { } silent ? AccountFormatter.LastAnswer(now - silent.LastSuccessAt) : "",
            NextTry = account.Worst is { } failed ? AccountFormatter.NextTry(failed.NextTryAt - now) : "",
        };
    }
}
