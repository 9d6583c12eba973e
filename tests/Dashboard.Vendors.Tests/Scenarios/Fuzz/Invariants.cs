using System.Text;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;

namespace Dashboard.Vendors.Tests.Scenarios.Fuzz;

/// <summary>Checks the invariants of everything that an adapter returns, for any response.</summary>
internal static class Invariants
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    public static void Check(Observation seen, VendorEndpoint endpoint, DateTimeOffset now)
    {
        Require(seen.Account == "sydney" && seen.Endpoint == endpoint.Name, "account and endpoint");
        Require(seen.At == now, "the moment of the answer");
        Require(seen.BadRows >= 0 && seen.UnknownValues.Length <= 20, "few unknown words");
        Array.ForEach([.. seen.UnknownValues], word => Text(word, 40));
        Part(seen.Extensions, now, Extension);
        Part(seen.Registrations, now, Registered);
        Part(seen.Calls, now, Called);
    }

    public static void Check(PollFailure failure)
    {
        Require(Enum.IsDefined(failure.Kind), "a kind of failure");
        Require(failure.Message.Length is > 0 and < 500, "a message that fits a screen");
        Text(failure.Message, 500);
        Require(failure.RetryAfter is null || (failure.RetryAfter >= TimeSpan.Zero && failure.RetryAfter <= LongestWait), $"a wait of {failure.RetryAfter}");
    }

    private static void Part<T>(ObservedResources<T>? part, DateTimeOffset now, Action<T> check)
        where T : IPresenceEntity
    {
        if (part is null)
        {
            return;
        }

        Require(!part.Rows.IsDefault, "rows");
        var keys = new HashSet<string>();
        foreach (var row in part.Rows)
        {
            Require(row.Account == "sydney" && row.Key.StartsWith("sydney/", StringComparison.Ordinal) && row.Key.Length > 7, "key of the account");
            if (!keys.Add(row.Key))
            {
                throw new BrokenInvariantException($"key '{row.Key}' once");
            }

            Require(row.ObservedAt <= now, "nothing seen before it came");
            Text(row.Key, 2_000);
            check(row);
        }
    }

    private static void Extension(ExtensionPresence row)
    {
        Require(Enum.IsDefined(row.State) && Enum.IsDefined(row.Direction) && Enum.IsDefined(row.Origin), "words of ours");
        Utc(row.Since);
        Text(row.Name);
        Text(row.Team);
        Text(row.Party);
        Text(row.App);
    }

    private static void Registered(Registration row)
    {
        Require(Enum.IsDefined(row.Expiry), "words of ours");
        Require(row.Extension is null || row.Extension.StartsWith("sydney/", StringComparison.Ordinal), "an extension of the account");
        Utc(row.ExpiresAt);
        Utc(row.LastSuccessAt);
        Text(row.Address);
        Text(row.UserAgent);
    }

    private static void Called(Call row)
    {
        Require(Enum.IsDefined(row.State) && Enum.IsDefined(row.Direction), "words of ours");
        Utc(row.StartedAt);
        Utc(row.AnsweredAt);
        Text(row.From);
        Text(row.To);
        var ids = new HashSet<string>();
        foreach (var leg in row.Legs)
        {
            Require(leg.Id.Length > 0 && ids.Add(leg.Id), "each leg once");
            Require(Enum.IsDefined(leg.State) && Enum.IsDefined(leg.Direction), "words of ours");
            Require(leg.Extension is null || leg.Extension.StartsWith("sydney/", StringComparison.Ordinal), "an extension of the account");
            Utc(leg.StartedAt);
            Text(leg.Id);
            Text(leg.Party);
        }
    }

    // A text that every encoder, database and screen can process: valid characters, no control characters, limited length.
    private static void Text(string? text, int longest = 1_000)
    {
        if (text is null)
        {
            return;
        }

        if (text.Length > longest)
        {
            throw new BrokenInvariantException($"text of {text.Length} characters");
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
            {
                throw new BrokenInvariantException($"no control character {(int)text[i]:X4}");
            }

            if (char.IsSurrogate(text[i]))
            {
                Require(Rune.TryGetRuneAt(text, i, out _), "whole characters");
                i++;
            }
        }
    }

    private static void Utc(DateTimeOffset? time) => Require(time is null || time.Value.Offset == TimeSpan.Zero, "time in UTC");

    private static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new BrokenInvariantException(what);
        }
    }
}

/// <summary>Reports an observation or failure that the code behind the adapter cannot handle.</summary>
public sealed class BrokenInvariantException(string what) : Exception("Not so: " + what);
