namespace Dashboard.Presence.Model;

/// <summary>The presence of one extension. Immutable.</summary>
public sealed record ExtensionPresence : IPresenceEntity
{
    /// <summary>The account's id in the configuration.</summary>
    public required string Account { get; init; }

    /// <summary>The extension number as the vendor writes it. Leading zeros and <c>*</c> are significant.</summary>
    public required string Number { get; init; }

    /// <inheritdoc/>
    public string Key => MakeKey(Account, Number);

    /// <summary>The name of the user or place; null when neither the vendor nor the directory has one.</summary>
    public string? Name { get; init; }

    /// <summary>The team from the directory or the vendor; null when there is none.</summary>
    public string? Team { get; init; }

    /// <summary>The state of the extension.</summary>
    public required PresenceState State { get; init; }

    /// <summary>When the state began, UTC; null when it was present at the first poll and the vendor reports no time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The direction of the current call.</summary>
    public CallDirection Direction { get; init; }

    /// <summary>The other party's number or name; null without a call or when withheld.</summary>
    public string? Party { get; init; }

    /// <summary>The application that the extension is connected to, for example VoiceMail; null when there is none.</summary>
    public string? App { get; init; }

    /// <summary>Whether do-not-disturb is set; false where the vendor does not report it.</summary>
    public bool DoNotDisturb { get; init; }

    /// <summary>Whether the vendor reported the state or it was derived.</summary>
    public PresenceOrigin Origin { get; init; }

    /// <summary>
    /// Whether <see cref="State"/> was derived while a listed call could not be assigned to any extension and may belong to this one.
    /// </summary>
    public bool IsUncertain { get; init; }

    /// <inheritdoc/>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <inheritdoc/>
    public DateTimeOffset? LastListedAt { get; init; }

    /// <summary>Returns the key of an extension, unique across all accounts.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The extension's number.</param>
    public static string MakeKey(string account, string number) => $"{account}/{number}";
}
