using Dashboard.Presence.Model;
using Dashboard.Presence.Views;

namespace Dashboard.Web.Text;

/// <summary>How an account is doing, in words. The script says the same; one file of cases tests both.</summary>
public static class AccountFormatter
{
    /// <summary>What an account's health is called. Nobody calls it OK of whom nothing was heard.</summary>
    /// <param name="health">The health.</param>
    /// <param name="freshness">How fresh its latest answer is.</param>
    public static string Describe(AccountHealth health, Freshness freshness) =>
        health == AccountHealth.Ok && freshness is (Freshness.Stale or Freshness.Unknown) ? "No news" : StateNames.Get(health);

    /// <summary>For how long it has been so: for 3 min.</summary>
    /// <param name="time">How long; null when not known.</param>
    public static string Lasting(TimeSpan? time) => time is { } known ? $"for {TimeFormatter.Span(known)}" : "";

    /// <summary>When what failed answered last: last answer 3 min ago.</summary>
    /// <param name="age">How long ago; null for not since the start.</param>
    public static string LastAnswer(TimeSpan? age) => age is { } known ? $"last answer {TimeFormatter.Age(known)}" : "no answer yet";

    /// <summary>When it is asked again: next try in 12 s.</summary>
    /// <param name="left">How long until then; null when only a person can restart it.</param>
    public static string NextTry(TimeSpan? left) => left switch
    {
        null => "stopped: press Try again on the diagnostics page",
        { TotalSeconds: < 1 } => "next try now",
        { } time => $"next try in {TimeFormatter.Span(time)}",
    };

    /// <summary>How many calls are listed of which no end is a known extension: 2 calls without a known extension.</summary>
    /// <param name="calls">How many.</param>
    public static string Unowned(int calls) => calls switch
    {
        0 => "",
        1 => "1 call without a known extension",
        _ => $"{calls} calls without a known extension",
    };
}
