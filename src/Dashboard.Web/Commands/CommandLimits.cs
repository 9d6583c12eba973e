namespace Dashboard.Web.Commands;

/// <summary>
/// The maximum lengths of a command's texts, in UTF-16 code units. A command with a longer text is refused before any of it is stored.
/// </summary>
internal static class CommandLimits
{
    /// <summary>The maximum length of an account id.</summary>
    public const int Account = 100;

    /// <summary>The maximum length of a number.</summary>
    public const int Number = 64;

    /// <summary>The maximum length of a call key or a leg id, which vendors choose.</summary>
    public const int Key = 256;

    /// <summary>The maximum length of a reason.</summary>
    public const int Reason = 500;

    /// <summary>The maximum size of the request body, in bytes: every text at its maximum length, with each character escaped.</summary>
    public const int Body = 16 * 1024;

    /// <summary>Checks the lengths of a command's texts.</summary>
    /// <param name="request">The command.</param>
    /// <returns>The error message; null when every text is within its limit.</returns>
    public static string? Problem(CommandRequest request) =>
        IsLong(request.Account, Account) ? CommandTexts.FormatAccountIdTooLong(Account)
        : IsLong(request.Extension, Number) || IsLong(request.Target, Number) ? CommandTexts.FormatNumberTooLong(Number)
        : IsLong(request.Call, Key) || IsLong(request.Other, Key) ? CommandTexts.FormatCallKeyTooLong(Key)
        : IsLong(request.Leg, Key) ? CommandTexts.FormatLegIdTooLong(Key)
        : IsLong(request.Reason, Reason) ? CommandTexts.FormatReasonTooLong(Reason)
        : null;

    /// <summary>Returns the part of a refused command that is stored: its main fields, with each text cut to its limit.</summary>
    /// <param name="request">The command.</param>
    public static CommandRequest Outline(CommandRequest request) => new()
    {
        Id = request.Id, Kind = request.Kind, ClientInstanceId = request.ClientInstanceId,
        Account = Cut(request.Account, Account), Extension = Cut(request.Extension, Number),
        Call = request.Call is { } call ? Cut(call, Key) : null, Target = request.Target is { } target ? Cut(target, Number) : null,
    };

    private static bool IsLong(string? text, int longest) => text?.Length > longest;

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
