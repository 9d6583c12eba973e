using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components.Layout;

/// <summary>Names the build that a page comes from, so that a display which runs for months sees that there is a newer one.</summary>
public static class BuildId
{
    private static readonly Guid Code = typeof(BuildId).Assembly.ManifestModule.ModuleVersionId;

    /// <summary>The stamp: another as soon as the host's code, a script or a style is another.</summary>
    /// <param name="assets">The assets of the host, whose addresses carry their fingerprints.</param>
    public static string Create(ResourceAssetCollection assets)
    {
        ArgumentNullException.ThrowIfNull(assets);
        var all = assets.Select(a => a.Url).Order(StringComparer.Ordinal).Prepend($"{Code:N}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', all))))[..12];
    }
}
