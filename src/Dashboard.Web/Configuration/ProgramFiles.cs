using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace Dashboard.Web.Configuration;

/// <summary>The files that the program's pages are drawn with: styles, scripts, pictures. They lie beside the program, wherever it is started from.</summary>
internal static class ProgramFiles
{
    private const string Folder = "wwwroot";
    private const int MaxNamed = 3;

    /// <summary>The folder of a published program; null in a build of the checkout, whose files lie where the manifest of the build says.</summary>
    /// <param name="program">The program's own folder.</param>
    public static string? WebRoot(string program) => Path.Combine(program, Folder) is var path && Directory.Exists(path) ? path : null;

    /// <summary>Checks that each file is there that an address of the host serves. The host would answer with no byte in its place.</summary>
    /// <param name="manifest">The path of the list of addresses that the build made.</param>
    /// <param name="files">Where the host reads the files from.</param>
    /// <exception cref="ProgramFilesException">The list or a file is missing.</exception>
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

/// <summary>The program was not installed whole.</summary>
internal sealed class ProgramFilesException(string message) : Exception(message);
