namespace Dashboard.Presence.Model;

/// <summary>What is known of one extension.</summary>
public sealed record ExtensionPresence : IPresenceEntity
{
    /// <summary>The account's id in the configuration.</summary>
    public required string Account { get; init; }

    /// <summary>The extension number as the vendor writes it: leading zeros and <c>*</c> count.</summary>
    public required string Number { get; init; }

    /// <inheritdoc/>
    public string Key => MakeKey(Account, Number);

    /// <summary>The person or place; null when neither vendor nor directory names it.</summary>
    public string? Name { get; init; }

    /// <summary>The team from the directory or the vendor; null when there is none.</summary>
    public string? Team { get; init; }

    /// <summary>What it is doing.</summary>
    public required PresenceState State { get; init; }

    /// <summary>Since when, UTC; null when the state was already so at the first look and the vendor gives no time.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Which way the current call goes.</summary>
    public CallDirection Direction { get; init; }

    /// <summary>The other party's number or name; null without a call or when withheld.</summary>
    public string? Party { get; init; }

    /// <summary>The application the extension is connected to, for example VoiceMail; null when none.</summary>
    public string? App { get; init; }

    /// <summary>Do-not-disturb, where the vendor tells.</summary>
    public bool DoNotDisturb { get; init; }

    /// <summary>Whether the vendor said the state or we concluded it.</summary>
    public PresenceOrigin Origin { get; init; }

    /// <summary>Whether <see cref="State"/> was concluded while something was listed that may be this extension's and could not be told to be: a call of which no end is known.</summary>
    public bool IsUncertain { get; init; }

    /// <inheritdoc/>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <inheritdoc/>
    public DateTimeOffset? LastListedAt { get; init; }

    /// <summary>The key of an extension anywhere on a board.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The extension's number.</param>
    public static string MakeKey(string account, string number) => $"{account}/{number}";
}
