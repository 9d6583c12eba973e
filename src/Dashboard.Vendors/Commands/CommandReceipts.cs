using System.Net;
using Dashboard.Presence;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Commands;

/// <summary>What the status of an answer says of a command, the same for all vendors.</summary>
internal static class CommandReceipts
{
    /// <summary>What follows when nobody knows whether it was done.</summary>
    public const string MayBeDone = "It may have been done all the same: look at what the next poll shows before you repeat it.";

    /// <summary>It may have been done.</summary>
    /// <param name="why">What happened.</param>
    public static CommandReceipt Unanswered(string why) => new(CommandAnswer.Unanswered, $"{why} {MayBeDone}");

    /// <summary>Reads an answer.</summary>
    /// <param name="answer">The answer, whatever its status.</param>
    /// <param name="accept">Reads a successful one; a body that it cannot read leaves the command unanswered.</param>
    /// <param name="advice">What a status means with this vendor and what to do; null for nothing to add.</param>
    /// <param name="secrets">What must not be repeated if the answer quotes it.</param>
    public static CommandReceipt Read(
        VendorAnswer answer, Func<VendorAnswer, CommandReceipt> accept, Func<int, string?> advice, params string[] secrets)
    {
        if (answer.IsSuccess)
        {
            return Accept(answer, accept);
        }

        var code = (int)answer.Status;
        var said = VendorWords.Of(answer, secrets) is { } words ? $"{code}, “{words}”" : $"{code}";
        var more = advice(code) is { } what ? $" {what}" : "";
        return answer.Status switch
        {
            // The document names no error of the server's own after which nothing can have been done.
            >= HttpStatusCode.InternalServerError => Unanswered($"{answer.Vendor} answered with its own error ({said})."),
            HttpStatusCode.TooManyRequests => CommandReceipt.Refused($"{answer.Vendor} asked us to slow down ({said}): nothing was done. Try again in a while."),
            >= HttpStatusCode.BadRequest => CommandReceipt.Refused($"{answer.Vendor} refused it ({said}): nothing was done.{more}"),
            _ => CommandReceipt.Refused($"{answer.Vendor} redirects to {answer.RedirectHost ?? "another address"} ({code}); redirects are not followed, and nothing was done. Check BaseAddress."),
        };
    }

    /// <summary>Whether the body is a web page: a proxy or a maintenance page answered in the vendor's place.</summary>
    public static bool IsPage(VendorAnswer answer) =>
        answer.MediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true || answer.Body.Span.TrimStart("\r\n\t "u8).StartsWith("<"u8);

    private static CommandReceipt Accept(VendorAnswer answer, Func<VendorAnswer, CommandReceipt> accept)
    {
        try
        {
            return IsPage(answer) ? Unanswered($"{answer.Vendor} answered with a web page: check that BaseAddress names the API.") : accept(answer);
        }
        catch (PollException)
        {
            return Unanswered($"{answer.Vendor}'s answer cannot be read ({(int)answer.Status}, {answer.Body.Length} bytes).");
        }
    }
}
