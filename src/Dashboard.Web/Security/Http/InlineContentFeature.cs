using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Web.Security.Http;

/// <summary>The inline scripts and styles of a page. The content security policy of its response allows only these.</summary>
internal sealed class InlineContentFeature
{
    /// <summary>
    /// Reloads the page when its script has not run a minute after it was loaded and the server can deliver the page. It avoids modern syntax, because a
    /// browser without support for modules is one of the causes.
    /// </summary>
    public const string StartCheck =
        """
        (function(){var wait=60000;function later(){setTimeout(check,wait)}function check(){
        if(document.documentElement.getAttribute("data-script")!==null)return;
        var request=new XMLHttpRequest();request.open("GET",location.href);request.onerror=later;
        request.onload=function(){if(request.status===200&&request.responseText.indexOf("data-build=")>0)location.reload();else later()};
        request.send()}later()})()
        """;

    private readonly List<string> _scripts = [];

    private InlineContentFeature()
    {
    }

    /// <summary>The nonce of the page's style element, random for each response.</summary>
    public string StyleNonce { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    /// <summary>Returns the feature of a request, and adds it when it is missing.</summary>
    public static InlineContentFeature ForRequest(HttpContext context)
    {
        if (context.Features.Get<InlineContentFeature>() is not { } feature)
        {
            context.Features.Set(feature = new InlineContentFeature());
        }

        return feature;
    }

    /// <summary>Allows an inline script of the page.</summary>
    /// <param name="script">The exact text of the script.</param>
    public void AllowScript(string script) => _scripts.Add($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'");

    /// <summary>Extends a policy by the page's inline content.</summary>
    /// <param name="policy">The policy of pages without inline content.</param>
    public string Allowed(string policy) => policy
        .Replace("script-src 'self'", string.Join(' ', _scripts.Prepend("script-src 'self'")), StringComparison.Ordinal)
        .Replace("style-src 'self'", $"style-src 'self' 'nonce-{StyleNonce}'", StringComparison.Ordinal);
}
