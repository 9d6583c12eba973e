using System.Security.Cryptography;
using System.Text;

namespace Dashboard.Web.Security.Http;

/// <summary>What a page has inline: the policy of its answer allows that, and nothing else inline.</summary>
internal sealed class InlineContentFeature
{
    /// <summary>
    /// Loads a page again when its script has not run a minute after it was to run, and the server has the page to give. Written
    /// for engines that know no module, since those are among the reasons.
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

    /// <summary>What the page's own style element is marked with; another for each answer.</summary>
    public string StyleNonce { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    /// <summary>The feature of a request, from now on.</summary>
    /// <param name="context">The request.</param>
    public static InlineContentFeature ForRequest(HttpContext context)
    {
        if (context.Features.Get<InlineContentFeature>() is not { } feature)
        {
            context.Features.Set(feature = new InlineContentFeature());
        }

        return feature;
    }

    /// <summary>Allows a script that the page has inline.</summary>
    /// <param name="script">Its text to the letter.</param>
    public void AllowScript(string script) => _scripts.Add($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'");

    /// <summary>A policy that allows what the page has inline.</summary>
    /// <param name="policy">The policy of pages that have nothing inline.</param>
    public string Allowed(string policy) => policy
        .Replace("script-src 'self'", string.Join(' ', _scripts.Prepend("script-src 'self'")), StringComparison.Ordinal)
        .Replace("style-src 'self'", $"style-src 'self' 'nonce-{StyleNonce}'", StringComparison.Ordinal);
}
