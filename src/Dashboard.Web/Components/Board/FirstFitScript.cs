namespace Dashboard.Web.Components.Board;

/// <summary>The script that lays out the wall's tiles before the first paint.</summary>
/// <param name="environment">Where the assets are.</param>
public sealed class FirstFitScript(IWebHostEnvironment environment)
{
    private readonly Lazy<string> _text = new(() => Read(environment));

    /// <summary>Its text; empty when the asset is missing, and the layout of the first paint is then the server's guess.</summary>
    public string Text => _text.Value;

    private static string Read(IWebHostEnvironment environment)
    {
        var file = environment.WebRootFileProvider.GetFileInfo("js/first.js");
        if (!file.Exists)
        {
            return "";
        }

        using var reader = new StreamReader(file.CreateReadStream());
        return reader.ReadToEnd();
    }
}
