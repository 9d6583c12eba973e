using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Text;

namespace Dashboard.Web.Commands;

/// <summary>A command as requested by a user or an API client.</summary>
public sealed record CommandRequest
{
    /// <summary>A new id for each command, chosen by the client. Sending a command again with the same id does not repeat it.</summary>
    public required Guid Id { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<CommandKind>))]
    public required CommandKind Kind { get; init; }

    /// <summary>The id of the account.</summary>
    [MaxLength(CommandLimits.Account)]
    public required string Account { get; init; }

    /// <summary>The number of the extension that acts, or that has the call.</summary>
    [MaxLength(CommandLimits.Number)]
    public required string Extension { get; init; }

    /// <summary>The key of the call; null only for dialling.</summary>
    [MaxLength(CommandLimits.Key)]
    public string? Call { get; init; }

    /// <summary>The id of one leg of the call; null for the whole call.</summary>
    [MaxLength(CommandLimits.Key)]
    public string? Leg { get; init; }

    /// <summary>The key of the second call of an attended transfer; null otherwise.</summary>
    [MaxLength(CommandLimits.Key)]
    public string? Other { get; init; }

    /// <summary>
    /// The destination: a number in any notation, of which digits, +, * and # are dialled; null for commands without a destination.
    /// </summary>
    [MaxLength(CommandLimits.Number)]
    public string? Target { get; init; }

    /// <summary>
    /// The version of the board on which the command is based. The command is refused if the call has changed since, other than in its timestamps.
    /// Null only for dialling.
    /// </summary>
    public long? SeenVersion { get; init; }

    /// <summary>The reason for call monitoring; null when none is given.</summary>
    [MaxLength(CommandLimits.Reason)]
    public string? Reason { get; init; }

    /// <summary>
    /// Returns the request with its target in dialling format, its numbers without invisible characters, and its reason in composed Unicode (NFC).
    /// </summary>
    /// <param name="isExtension">Whether a number is an extension of the account, which is dialled unchanged.</param>
    public CommandRequest Cleaned(Func<string, bool> isExtension) => this with
    {
        Extension = NumberText.Clean(Extension), Reason = Reason is null ? null : LetterComposer.Compose(Reason),
        Target = Target is null ? null : NumberText.Clean(Target) is var target && !isExtension(target) && DialNumber.Parse(target) is { } dialled ? dialled : target,
    };

    /// <summary>
    /// The page that sent the command; null for an API client. It is set by the server, not by the client: several pages may share one user, and in
    /// the demo all of them do.
    /// </summary>
    [JsonIgnore]
    public Guid? ClientInstanceId { get; init; }
}
