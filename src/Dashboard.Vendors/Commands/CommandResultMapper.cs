using System.Net;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Commands;

/// <summary>What the status of an answer says of a command, the same for all vendors.</summary>
internal static class CommandResultMapper
{
    /// <summary>What follows when nobody knows whether it was done.</summary>
    public const string MayBeDone = "It may have been done all the same: look at what the next poll shows before you repeat it.";

    /// <summary>It may have been done.</summary>
    /// <param name="why">What happened.</param>
    public static CommandResult Unanswered(string why) => new(CommandOutcome.Unanswered, $"{why} {MayBeDone}");

    /// <summary>Reads an answer.</summary>
    /// <param name="response">The answer, whatever its status.</param>
    /// <param name="accept">Reads a successful one; a body that it cannot read leaves the command unanswered.</param>
    /// <param name="advice">What a status means with this vendor and what to do; null for nothing to add.</param>
    /// <param name="secrets">What must not be repeated if the answer quotes it.</param>
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
            // The document names no error of the server's own after which nothing can have been done.
            >= HttpStatusCode.InternalServerError => Unanswered($"{response.Vendor} answered with its own error ({said})."),
            HttpStatusCode.TooManyRequests => CommandResult.Refused($"{response.Vendor} asked us to slow down ({said}): nothing was done. Try again in a while."),
            >= HttpStatusCode.BadRequest => CommandResult.Refused($"{response.Vendor} refused it ({said}): nothing was done.{more}"),
            _ => CommandResult.Refused($"{response.Vendor} redirects to {response.RedirectHost ?? "another address"} ({code}); redirects are not followed, and nothing was done. Check BaseAddress."),
        };
    }

    /// <summary>Whether the body is a web page: a proxy or a maintenance page answered in the vendor's place.</summary>
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
