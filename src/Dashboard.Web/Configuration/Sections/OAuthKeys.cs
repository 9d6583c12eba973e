using Dashboard.Vendors.Configuration;
using Dashboard.Web.Security;

namespace Dashboard.Web.Configuration.Sections;

/// <summary>Reads and validates <c>Access:OAuth</c>.</summary>
internal static class OAuthKeys
{
    private const string Addresses = "an https address, or http on loopback";
    private const string DefaultTitle = "your organisation";
    private const string DefaultScope = "openid, profile";
    private const string DefaultNameClaim = "preferred_username";

    public static IReadOnlyList<ConfigurationKey> All { get; } =
    [
        ConfigurationKey.Shown("OAuth:Title", "What the button calls an OAuth 2.0 provider by which people may sign in too", "text", DefaultTitle),
        ConfigurationKey.Shown("OAuth:AuthorizationEndpoint", "Where a browser is sent to sign in", Addresses, "none"),
        ConfigurationKey.Shown("OAuth:TokenEndpoint", "Where the host changes a code for a token", Addresses, "none"),
        ConfigurationKey.Shown("OAuth:UserInformationEndpoint", "Where it asks who has signed in", Addresses, "none"),
        ConfigurationKey.Shown("OAuth:ClientId", "What the provider calls this host, whose address to come back to is /sign-in/oauth", "text", "none"),
        ConfigurationKey.Hidden("OAuth:ClientSecret", "How the host proves to the provider that it is it", "text", "none"),
        ConfigurationKey.List("OAuth:Scopes", "What is asked for", "words", DefaultScope),
        ConfigurationKey.Shown("OAuth:NameClaim", "Which field of the user information is the name that people are let in by", "a field's name such as email", DefaultNameClaim),
    ];

    public static OAuthProviderOptions? Read(IConfigurationSection section, ConfigurationErrors errors)
    {
        if (!section.GetChildren().Any())
        {
            return null;
        }

        var (asks, tokens, tells) = (Address("AuthorizationEndpoint"), Address("TokenEndpoint"), Address("UserInformationEndpoint"));
        var (id, secret) = (Text("ClientId"), Text("ClientSecret"));
        if (asks is null || tokens is null || tells is null || id is null || secret is null)
        {
            return null;
        }

        var scopes = ConfigurationList.Read(section.GetSection("Scopes"));
        return new OAuthProviderOptions
        {
            Title = section["Title"] is { Length: > 0 } title ? title : DefaultTitle,
            AuthorizationEndpoint = asks,
            TokenEndpoint = tokens,
            UserInformationEndpoint = tells,
            ClientId = id,
            ClientSecret = secret,
            Scopes = scopes.Count > 0 ? scopes : DefaultScope.Split(", "),
            NameClaim = section["NameClaim"] is { Length: > 0 } name ? name : DefaultNameClaim,
        };

        string? Text(string key)
        {
            if (section[key] is { Length: > 0 } text)
            {
                return text;
            }

            errors.Add($"{section.Path}:{key} is missing; a provider needs all of AuthorizationEndpoint, TokenEndpoint, UserInformationEndpoint, ClientId, ClientSecret.");
            return null;
        }

        // Errors do not include the address, because it may contain a password.
        Uri? Address(string key)
        {
            if (Text(key) is not { } text)
            {
                return null;
            }

            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Fragment.Length == 0
                && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            {
                return address;
            }

            errors.Add($"{section.Path}:{key} must be {Addresses}, without a name, a password or a # in it.");
            return null;
        }
    }
}
