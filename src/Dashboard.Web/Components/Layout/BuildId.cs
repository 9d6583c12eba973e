using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Layout;

/// <summary>Identifies the build that a page comes from, so that a display that runs for months detects a newer one.</summary>
public static class BuildId
{
    private static readonly Guid Code = typeof(BuildId).Assembly.ManifestModule.ModuleVersionId;

    /// <summary>Returns the id. It changes with the host's code and with any script or style.</summary>
    /// <param name="assets">The host's assets, whose addresses contain their fingerprints.</param>
    public static string Create(ResourceAssetCollection assets)
    {
        ArgumentNullException.ThrowIfNull(assets);
        var all = assets.Select(a => a.Url).Order(StringComparer.Ordinal).Prepend($"{Code:N}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all))))[..12];
    }
}
