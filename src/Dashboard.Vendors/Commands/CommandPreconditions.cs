using System.Globalization;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Commands;

/// <summary>
/// Validates a command before any request is built. A missing field can widen a command instead of failing it: VoipNow applies a PUT or DELETE
/// without an id to every call of the extension [D].
/// </summary>
internal static class CommandPreconditions
{
    /// <summary>The maximum length of a number or a vendor id.</summary>
    private const int MaxTextLength = 200;

    /// <summary>Rejects a command that the account does not offer, or that names a call of another account.</summary>
    /// <param name="command">The command.</param>
    /// <param name="offered">The capabilities that the account offers now.</param>
    /// <param name="account">The account's id.</param>
    /// <exception cref="CommandException">The command is refused.</exception>
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

    /// <summary>Returns the value unchanged when it can name something: not blank, no invisible characters, at least one letter or digit.</summary>
    /// <exception cref="CommandException">The value is refused.</exception>
    public static string Text(string? value, string what)
    {
        if (string.IsNullOrWhiteSpace(value) || !value.Any(char.IsLetterOrDigit))
        {
            throw CommandException.Refused($"The command lacks {what}. Nothing was sent.");
        }

        // A zero-width space in a pasted number is invisible to its sender.
        return value.Length <= MaxTextLength && !value.Any(c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse)
            ? value
            : throw CommandException.Refused($"The command holds {what} with characters that cannot be sent, or without end. Nothing was sent.");
    }

    /// <summary>
    /// Escapes one path segment. A slash is refused although it could be escaped: some servers unescape a path before they split it, and an
    /// additional segment may address another command. `*` stays unescaped, as VoipNow's pages write it [S].
    /// </summary>
    /// <exception cref="CommandException">The value is refused.</exception>
    public static string Segment(string? value, string what) => Text(value, what).AsSpan().ContainsAny('/', '\\')
        ? throw CommandException.Refused($"The command holds {what} with a slash, which cannot be sent. Nothing was sent.")
        : Uri.EscapeDataString(value!).Replace("%2A", "*", StringComparison.Ordinal);

    /// <summary>Escapes a query string value; an unescaped `+` would arrive as a space.</summary>
    /// <exception cref="CommandException">The value is refused.</exception>
    public static string Query(string? value, string what) => Uri.EscapeDataString(Text(value, what));

    /// <summary>Returns the vendor's id of a call.</summary>
    /// <exception cref="CommandException">The call has no vendor id.</exception>
    public static string CallId(Call? call, string what = "the call's id") => Text(call?.VendorId, what);

    /// <summary>Returns the leg that the command names, else the leg of the extension that acts.</summary>
    /// <exception cref="CommandException">The extension is not in the call.</exception>
    public static CallLeg OwnLeg(CallCommand command) => command.Leg ?? LegOf(command.Call, command.Extension);

    /// <summary>Returns an extension's leg of a call.</summary>
    /// <exception cref="CommandException">The extension is not in the call.</exception>
    public static CallLeg LegOf(Call? call, string extension) => call?.Legs.FirstOrDefault(l => NumberOf(l) == extension)
        ?? throw CommandException.Refused($"Extension {extension} is not in that call (any more). Nothing was sent.");

    /// <summary>Returns the extension number of a leg; null for an outside party.</summary>
    public static string? NumberOf(CallLeg leg) => leg.Extension is { } key ? key[(key.IndexOf('/') + 1)..] : null;
}
