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
        nameof(SignInError.Unknown) => "You are signed in there, but nobody here has let that name in. Whoever administers this dashboard can.",
        nameof(SignInError.Denied) => "The sign-in was broken off there. Try again, or come in by name and password.",
        nameof(SignInError.Stale) => "The sign-in took too long, or began in another window. Try again.",
        nameof(SignInError.Provider) => "The sign-in there does not work now. Try again in a while, or come in by name and password.",
        nameof(SignInError.Storage) => "Nobody can sign in now: the database does not work.",
        _ => null,
    };
}
