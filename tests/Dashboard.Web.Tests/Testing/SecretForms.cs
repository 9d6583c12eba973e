using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dashboard.Web.Tests.Testing;

/// <summary>Returns the forms of a secret: unchanged and as encoded in HTML, JSON, an address or base 64.</summary>
internal static class SecretForms
{
    public static IEnumerable<string> Of(string secret) => new[]
    {
        secret, Uri.EscapeDataString(secret), WebUtility.UrlEncode(secret), WebUtility.HtmlEncode(secret), HtmlEncoder.Default.Encode(secret),
        JsonEncodedText.Encode(secret).ToString(), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
    }.Distinct();
}
