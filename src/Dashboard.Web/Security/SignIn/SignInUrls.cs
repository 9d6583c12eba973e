using Dashboard.Web.Http;

namespace Dashboard.Web.Security.SignIn;

/// <summary>Why an external sign-in failed. The address carries only this name, so a link cannot inject text into the page.</summary>
internal enum SignInError
{
    /// <summary>No user has that name.</summary>
    Unknown,

    /// <summary>The user or the provider denied access.</summary>
    Denied,

    /// <summary>The state of the response matches no sign-in that this browser began.</summary>
    Stale,

    /// <summary>The provider is unavailable, or its response is invalid.</summary>
    Provider,

    /// <summary>Storage is unavailable.</summary>
    Storage,
}

/// <summary>Builds addresses of the sign-in page.</summary>
internal static class SignInUrls
{
    /// <summary>Returns the address of the sign-in page with the page to open afterwards.</summary>
    /// <param name="request">The current request.</param>
    /// <param name="to">The local path to open afterwards.</param>
    /// <param name="trouble">The error to show; null for none.</param>
    public static string Create(HttpRequest request, string to, SignInError? trouble = null) =>
        $"{LocalUrl.Create(request, "/sign-in")}{(trouble is { } why ? QueryString.Create("why", $"{why}") : QueryString.Empty).Add("to", to)}";

    /// <summary>Returns the message for an error name from the address; null for an unknown one.</summary>
    public static string? Describe(string? why) => why switch
    {
        nameof(SignInError.Unknown) => SecurityTexts.UnknownUser,
        nameof(SignInError.Denied) => SecurityTexts.Denied,
        nameof(SignInError.Stale) => SecurityTexts.Stale,
        nameof(SignInError.Provider) => SecurityTexts.ProviderUnavailable,
        nameof(SignInError.Storage) => SecurityTexts.StorageUnavailable,
        _ => null,
    };
}
