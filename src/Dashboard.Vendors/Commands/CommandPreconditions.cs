using System.Globalization;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Commands;

/// <summary>
/// What a command must hold before any request is made of it. The one place for it, since a part that is missing widens a
/// command instead of failing it: VoipNow takes a PUT or DELETE without an id for every call of the extension [D].
/// </summary>
internal static class CommandPreconditions
{
    /// <summary>No number and no id of theirs is longer.</summary>
    private const int MaxTextLength = 200;

    /// <summary>Refuses what the account does not offer, and what is not about a call of its own.</summary>
    /// <param name="command">What shall be done.</param>
    /// <param name="offered">What the account offers now.</param>
    /// <param name="account">The account's id.</param>
    /// <exception cref="CommandException">Refused.</exception>
    public static void Check(CallCommand command, Capabilities offered, string account)
    {
        if (!offered.Offers(command.Kind, command.Leg is not null))
        {
            throw CommandException.Refused($"The phone system of {account} does not offer this ({command.Kind}{(command is { Kind: CommandKind.HangUp, Leg: not null } ? " of one leg" : "")}).");
        }

        Text(command.Extension, "the extension");
        if (command.Kind != CommandKind.Dial && command.Call is null)
        {
            throw CommandException.Refused("The command names no call.");
        }

        if ((command.Call is { } call && call.Account != account) || (command.Other is { } other && other.Account != account))
        {
            throw CommandException.Refused($"The call is none of {account}.");
        }

        if (command.Leg is { } leg && command.Call?.Legs.Any(l => l.Id == leg.Id) != true)
        {
            throw CommandException.Refused("The leg is none of the call: it may have ended.");
        }
    }

    /// <summary>The text itself, when it can name something: not empty, nothing that cannot be seen, a letter or digit at least.</summary>
    /// <exception cref="CommandException">Refused.</exception>
    public static string Text(string? value, string what)
    {
        if (string.IsNullOrWhiteSpace(value) || !value.Any(char.IsLetterOrDigit))
        {
            throw CommandException.Refused($"The command lacks {what}. Nothing was sent.");
        }

        // A zero-width space in a number that was pasted cannot be seen by whoever sends it.
        return value.Length <= MaxTextLength && !value.Any(c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse)
            ? value
            : throw CommandException.Refused($"The command holds {what} with characters that cannot be sent, or without end. Nothing was sent.");
    }

    /// <summary>
    /// One segment of a path, escaped. A slash is refused though it could be escaped: some servers unescape a path before they
    /// take it apart, and one more segment may be another command. `*` stays as it is: VoipNow's pages write it so [S].
    /// </summary>
    /// <exception cref="CommandException">Refused.</exception>
    public static string Segment(string? value, string what) => Text(value, what).AsSpan().ContainsAny('/', '\\')
        ? throw CommandException.Refused($"The command holds {what} with a slash, which cannot be sent. Nothing was sent.")
        : Uri.EscapeDataString(value!).Replace("%2A", "*", StringComparison.Ordinal);

    /// <summary>A value of a query string, escaped: `+` above all, which would arrive as a space.</summary>
    /// <exception cref="CommandException">Refused.</exception>
    public static string Query(string? value, string what) => Uri.EscapeDataString(Text(value, what));

    /// <summary>The vendor's id of a call.</summary>
    /// <exception cref="CommandException">Refused: it has none.</exception>
    public static string CallId(Call? call, string what = "the call's id") => Text(call?.VendorId, what);

    /// <summary>The leg that is named, else the one on the extension that acts.</summary>
    /// <exception cref="CommandException">Refused: the extension is not in the call.</exception>
    public static CallLeg OwnLeg(CallCommand command) => command.Leg ?? LegOf(command.Call, command.Extension);

    /// <summary>An extension's leg of a call.</summary>
    /// <exception cref="CommandException">Refused: the extension is not in the call.</exception>
    public static CallLeg LegOf(Call? call, string extension) => call?.Legs.FirstOrDefault(l => NumberOf(l) == extension)
        ?? throw CommandException.Refused($"Extension {extension} is not in that call (any more). Nothing was sent.");

    /// <summary>The number of the extension a leg is on; null for an outside party.</summary>
    public static string? NumberOf(CallLeg leg) => leg.Extension is { } key ? key[(key.IndexOf('/') + 1)..] : null;
}
