using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace Dashboard.Web.Configuration;

/// <summary>
/// The static files of the pages, such as styles, scripts and images. They are located relative to the application's folder, not the current folder.
/// </summary>
internal static class ProgramFiles
{
    private const string Folder = "wwwroot";
    private const int MaxNamed = 3;

    /// <summary>Returns the web root of a published application; null for a build of the source tree, which uses the build's manifest.</summary>
    /// <param name="program">The application's own folder.</param>
    public static string? WebRoot(string program) => Path.Combine(program, Folder) is var path && Directory.Exists(path) ? path : null;

    /// <summary>Checks that every static file in the endpoint manifest exists. Otherwise the host would respond with an empty body.</summary>
    /// <param name="manifest">The path of the endpoint manifest.</param>
    /// <param name="files">The provider from which the host serves the files.</param>
    /// <exception cref="ProgramFilesException">The manifest or a file is missing.</exception>
    public static void Check(string manifest, IFileProvider files)
    {
        if (!File.Exists(manifest))
        {
            throw new ProgramFilesException($"The program is not complete: {manifest} is missing. Install the whole published folder.");
        }

        using var list = JsonDocument.Parse(File.ReadAllBytes(manifest));
        var all = list.RootElement.GetProperty("Endpoints").EnumerateArray().Select(e => e.GetProperty("AssetFile").GetString()!).Distinct().ToList();
        var missing = all.Where(file => !files.GetFileInfo(file).Exists).ToList();
        if (missing.Count > 0)
        {
            var folder = Path.Combine(Path.GetDirectoryName(manifest)!, Folder);
            throw new ProgramFilesException(
                $"The program is not complete: {missing.Count} of the {all.Count} files that its pages need are missing from {folder}, such as {string.Join(", ", missing.Take(MaxNamed))}. Install the whole published folder.");
        }
    }
}

/// <summary>The installation is incomplete.</summary>
internal sealed class ProgramFilesException(string message) : Exception(message);
