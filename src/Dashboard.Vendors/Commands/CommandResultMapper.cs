using System.Net;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Commands;

/// <summary>Maps the HTTP status of a response to a <see cref="CommandResult"/>, identically for all vendors.</summary>
internal static class CommandResultMapper
{
    /// <summary>The advice to append when it is unknown whether the command was executed.</summary>
    public const string MayBeDone = "It may have been done all the same: look at what the next poll shows before you repeat it.";

    /// <summary>Creates the result of a command that may have been executed.</summary>
    /// <param name="why">The reason.</param>
    public static CommandResult Unanswered(string why) => new(CommandOutcome.Unanswered, $"{why} {MayBeDone}");

    /// <summary>Maps a response.</summary>
    /// <param name="response">The response, with any status.</param>
    /// <param name="accept">Reads a successful response; a <see cref="PollException"/> from it leaves the command unanswered.</param>
    /// <param name="advice">Returns the vendor's meaning of a status and what to do; null for none.</param>
    /// <param name="secrets">Values that must not be repeated when the response quotes them.</param>
    public static CommandResult Read(
        VendorResponse response, Func<VendorResponse, CommandResult> accept, Func<int, string?> advice, params string[] secrets)
    {
        if (response.IsSuccess)
        {
            return Accept(response, accept);
        }

        var code = (int)response.Status;
        var said = VendorMessageSanitizer.Extract(response, secrets) is { } words ? $"{code}, “{words}”" : $"{code}";
        var more = advice(code) is { } what ? $" {what}" : "";
        return response.Status switch
        {
            // The documents name no server error that guarantees that the command was not executed.
            >= HttpStatusCode.InternalServerError => Unanswered($"{response.Vendor} answered with its own error ({said})."),
            HttpStatusCode.TooManyRequests => CommandResult.Refused($"{response.Vendor} asked us to slow down ({said}): nothing was done. Try again in a while."),
            >= HttpStatusCode.BadRequest => CommandResult.Refused($"{response.Vendor} refused it ({said}): nothing was done.{more}"),
            _ => CommandResult.Refused($"{response.Vendor} redirects to {response.RedirectHost ?? "another address"} ({code}); redirects are not followed, and nothing was done. Check BaseAddress."),
        };
    }

    /// <summary>Whether the body is a web page: a proxy or a maintenance page answered instead of the API.</summary>
    public static bool IsPage(VendorResponse response) =>
        response.MediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true || response.Body.Span.TrimStart("\r\n\t "u8).StartsWith("<"u8);

    private static CommandResult Accept(VendorResponse response, Func<VendorResponse, CommandResult> accept)
    {
        try
        {
            return IsPage(response) ? Unanswered($"{response.Vendor} answered with a web page: check that BaseAddress names the API.") : accept(response);
        }
        catch (PollException)
        {
            return Unanswered($"{response.Vendor}'s answer cannot be read ({(int)response.Status}, {response.Body.Length} bytes).");
        }
    }
}
