using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Text;

namespace Dashboard.Web.Components.Shared;

/// <summary>The model of an account's badge: health, age of its data and current problem.</summary>
public sealed record AccountModel
{
    /// <summary>An empty model, from which a template is rendered.</summary>
    public static AccountModel Empty { get; } = new();

    /// <summary>The account's id.</summary>
    public string Id { get; private init; } = "";

    /// <summary>The vendor's name.</summary>
    public string Vendor { get; private init; } = "";

    public AccountHealth Health { get; private init; }

    /// <summary>The freshness of its latest response.</summary>
    public Freshness Freshness { get; private init; }

    /// <summary>The age of its latest response as text.</summary>
    public string Age { get; private init; } = "";

    /// <summary>The health as text.</summary>
    public string State => AccountFormatter.Describe(Health, Freshness);

    /// <summary>How long the problem has lasted; empty without a problem.</summary>
    public string Lasting { get; private init; } = "";

    /// <summary>The problem and how to resolve it; empty without a problem.</summary>
    public string Message { get; private init; } = "";

    /// <summary>The number of calls without a known extension as text; empty for none.</summary>
    public string Unowned { get; private init; } = "";

    /// <summary>The age of the failing endpoint's last response as text; empty without a failure.</summary>
    public string LastAnswer { get; private init; } = "";

    /// <summary>The time until the next poll as text; empty without a failure.</summary>
    public string NextTry { get; private init; } = "";

    /// <summary>Creates the model of an account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="seen">The time of its last complete response; null when never.</param>
    /// <param name="now">The current time.</param>
    public static AccountModel Create(AccountStatus account, DateTimeOffset? seen, DateTimeOffset now)
    {
        // The resource with the shortest poll interval shows an outage first.
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
