namespace Dashboard.Web.Security;

/// <summary>An OAuth 2.0 provider: <c>Access:OAuth</c>.</summary>
public sealed record OAuthProviderOptions
{
    /// <summary>What its button calls it.</summary>
    public required string Title { get; init; }

    /// <summary>Where a browser is sent to sign in.</summary>
    public required Uri AuthorizationEndpoint { get; init; }

    /// <summary>Where a code is changed for a token.</summary>
    public required Uri TokenEndpoint { get; init; }

    /// <summary>Where the token is changed for what is known of a person, as JSON.</summary>
    public required Uri UserInformationEndpoint { get; init; }

    /// <summary>What the provider calls this host.</summary>
    public required string ClientId { get; init; }

    /// <summary>How this host proves to the provider that it is it.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>What is asked for.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Which of what is known of a person is the name they were let in by.</summary>
    public required string NameClaim { get; init; }

    /// <summary>The title alone: the rest may hold a secret.</summary>
    public override string ToString() => Title;
}
