using Dashboard.Presence.Model;
using Dashboard.Presence.Views;

namespace Dashboard.Web.Text;

/// <summary>Formats the health of an account. <c>texts.ts</c> is its twin; the same test cases cover both.</summary>
public static class AccountFormatter
{
    /// <summary>Formats an account's health. A healthy account with outdated data is "No news".</summary>
    /// <param name="health">The health.</param>
    /// <param name="freshness">The freshness of its latest response.</param>
    public static string Describe(AccountHealth health, Freshness freshness) =>
        health == AccountHealth.Ok && freshness is (Freshness.Stale or Freshness.Unknown) ? "No news" : StateNames.Get(health);

    /// <summary>Formats how long the health has lasted: for 3 min.</summary>
    /// <param name="time">The duration; null when not known.</param>
    public static string Lasting(TimeSpan? time) => time is { } known ? $"for {TimeFormatter.Span(known)}" : "";

    /// <summary>Formats the age of the last response: last answer 3 min ago.</summary>
    /// <param name="age">The age; null when there was none since the host started.</param>
    public static string LastAnswer(TimeSpan? age) => age is { } known ? $"last answer {TimeFormatter.Age(known)}" : "no answer yet";

    /// <summary>Formats the time until the next poll: next try in 12 s.</summary>
    /// <param name="left">The time left; null when polling has stopped until it is restarted by hand.</param>
    public static string NextTry(TimeSpan? left) => left switch
    {
        null => "stopped: press Try again on the diagnostics page",
        { TotalSeconds: < 1 } => "next try now",
        { } time => $"next try in {TimeFormatter.Span(time)}",
    };

    /// <summary>Formats the number of calls without a known extension: 2 calls without a known extension.</summary>
    /// <param name="calls">The number of calls.</param>
    public static string Unowned(int calls) => calls switch
    {
        0 => "",
        1 => "1 call without a known extension",
        _ => $"{calls} calls without a known extension",
    };
}
