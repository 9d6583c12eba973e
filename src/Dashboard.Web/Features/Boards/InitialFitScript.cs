using Microsoft.Extensions.FileProviders;

namespace Dashboard.Web.Features.Boards;

/// <summary>The inline script that lays out the wall's tiles before the first paint.</summary>
/// <param name="assets">The web root.</param>
public sealed class InitialFitScript(IFileProvider assets)
{
    private readonly Lazy<string> _text = new(() => Read(assets));

    /// <summary>The script's text, read once; empty when the asset is missing. The first paint then uses the layout estimated by the server.</summary>
    public string Text => _text.Value;

    private static string Read(IFileProvider assets)
    {
        var file = assets.GetFileInfo("js/first.js");
        if (!file.Exists)
        {
            return "";
        }

        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }
}
