namespace Dashboard.Web.Security;

/// <summary>The options of an OAuth 2.0 provider: configuration section <c>Access:OAuth</c>.</summary>
public sealed record OAuthProviderOptions
{
    /// <summary>The provider's name on its sign-in button.</summary>
    public required string Title { get; init; }

    /// <summary>The authorization endpoint, to which browsers are sent.</summary>
    public required Uri AuthorizationEndpoint { get; init; }

    /// <summary>The token endpoint, which exchanges a code for a token.</summary>
    public required Uri TokenEndpoint { get; init; }

    /// <summary>The user information endpoint, which returns the user's claims as JSON.</summary>
    public required Uri UserInformationEndpoint { get; init; }

    /// <summary>This host's client id at the provider.</summary>
    public required string ClientId { get; init; }

    /// <summary>This host's client secret at the provider.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>The requested scopes.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The claim that holds the user's name in this dashboard.</summary>
    public required string NameClaim { get; init; }

    /// <summary>Returns the title only, since other properties may be secret.</summary>
    public override string ToString() => Title;
}
