using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Web.Access;

/// <summary>Where to go after signing in. It stands in the address, so anybody may have written it.</summary>
internal static class LocalPath
{
    /// <summary>The path if it stays on this host; else the home page. The framework also takes "~/", which no browser resolves.</summary>
    public static string Of(string? to) => to is ['/', ..] && RedirectHttpResult.IsLocalUrl(to) ? to : "/";
}
