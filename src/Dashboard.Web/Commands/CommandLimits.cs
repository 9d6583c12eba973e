namespace Dashboard.Web.Commands;

/// <summary>How long the texts of a command may be. What is longer is refused before any of it is kept.</summary>
internal static class CommandLimits
{
    /// <summary>The longest id of an account.</summary>
    public const int Account = 100;

    /// <summary>The longest number.</summary>
    public const int Number = 64;

    /// <summary>The longest key of a call, or id of a leg: vendors choose them.</summary>
    public const int Key = 256;

    /// <summary>The longest reason.</summary>
    public const int Reason = 500;

    /// <summary>The largest body of a request, in bytes: every text at its longest, each character escaped.</summary>
    public const int Body = 16 * 1024;

    /// <summary>Checks a command.</summary>
    /// <param name="request">The command.</param>
    /// <returns>What is too long; null when nothing is.</returns>
    public static string? Problem(CommandRequest request) =>
        Problem("An account's id", request.Account, Account) ?? Problem("A number", request.Extension, Number) ?? Problem("A number", request.Target, Number)
        ?? Problem("The key of a call", request.Call, Key) ?? Problem("The key of a call", request.Other, Key) ?? Problem("The id of a leg", request.Leg, Key)
        ?? Problem("A reason", request.Reason, Reason);

    /// <summary>What is kept of a command that was refused: what was asked for, each text cut to its limit, and none of the rest.</summary>
    /// <param name="request">The command.</param>
    public static CommandRequest Outline(CommandRequest request) => new()
    {
        Id = request.Id, Kind = request.Kind, ClientInstanceId = request.ClientInstanceId,
        Account = Cut(request.Account, Account), Extension = Cut(request.Extension, Number),
        Call = request.Call is { } call ? Cut(call, Key) : null, Target = request.Target is { } target ? Cut(target, Number) : null,
    };

    private static string? Problem(string what, string? text, int longest) => text?.Length > longest ? $"{what} has at most {longest} characters." : null;

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];
}
