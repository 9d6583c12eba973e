using Dashboard.Web.Http;

namespace Dashboard.Web.Security.SignIn;

/// <summary>Why signing in elsewhere did not lead in here. The address carries the word alone, so a link can say nothing of its own.</summary>
internal enum SignInError
{
    /// <summary>Nobody here has that name.</summary>
    Unknown,

    /// <summary>The provider was told no, or says no.</summary>
    Denied,

    /// <summary>The answer is to no question that was asked from this browser.</summary>
    Stale,

    /// <summary>The provider does not work, or answers what cannot be read.</summary>
    Provider,

    /// <summary>The database does not work.</summary>
    Storage,
}

/// <summary>The address of the sign-in page.</summary>
internal static class SignInUrls
{
    /// <summary>The page, with where to go then.</summary>
    /// <param name="request">A request to the host.</param>
    /// <param name="to">A path of this host, as a browser asks for it.</param>
    /// <param name="trouble">What to tell; null for nothing.</param>
    public static string Create(HttpRequest request, string to, SignInError? trouble = null) =>
        $"{LocalUrl.Create(request, "/sign-in")}{(trouble is { } why ? QueryString.Create("why", $"{why}") : QueryString.Empty).Add("to", to)}";

    /// <summary>What to tell of a word of the address; null for none of ours.</summary>
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
