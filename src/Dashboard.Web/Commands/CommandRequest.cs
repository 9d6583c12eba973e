using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Text;

namespace Dashboard.Web.Commands;

/// <summary>A command as a person or a program asks for it.</summary>
public sealed record CommandRequest
{
    /// <summary>Chosen by who asks, anew for each command: sent twice, it is one command.</summary>
    public required Guid Id { get; init; }

    /// <summary>What shall be done.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<CommandKind>))]
    public required CommandKind Kind { get; init; }

    /// <summary>The account's id.</summary>
    [MaxLength(CommandLimits.Account)]
    public required string Account { get; init; }

    /// <summary>The number of the extension that acts, or whose call it is.</summary>
    [MaxLength(CommandLimits.Number)]
    public required string Extension { get; init; }

    /// <summary>The key of the call; null for dialling alone.</summary>
    [MaxLength(CommandLimits.Key)]
    public string? Call { get; init; }

    /// <summary>The id of one leg of it; null for the whole.</summary>
    [MaxLength(CommandLimits.Key)]
    public string? Leg { get; init; }

    /// <summary>The key of the second call of an attended transfer; null otherwise.</summary>
    [MaxLength(CommandLimits.Key)]
    public string? Other { get; init; }

    /// <summary>Whom it leads to: a number as people write it, of which digits, +, * and # are dialled; null where there is none.</summary>
    [MaxLength(CommandLimits.Number)]
    public string? Target { get; init; }

    /// <summary>The version of the board that was seen when it was asked for: a call that changed since by more than its times refuses it. Null only for dialling.</summary>
    public long? SeenVersion { get; init; }

    /// <summary>Why, for listening in; null when not given.</summary>
    [MaxLength(CommandLimits.Reason)]
    public string? Reason { get; init; }

    /// <summary>The same with its target as it is dialled, without the characters in its numbers that cannot be seen, and with letters in one part.</summary>
    /// <param name="isExtension">Whether a number is an extension of the account: it is dialled as it is.</param>
    public CommandRequest Cleaned(Func<string, bool> isExtension) => this with
    {
        Extension = NumberText.Clean(Extension), Reason = Reason is null ? null : LetterComposer.Compose(Reason),
        Target = Target is null ? null : NumberText.Clean(Target) is var target && !isExtension(target) && DialNumber.Parse(target) is { } dialled ? dialled : target,
    };

    /// <summary>
    /// Which of somebody's pages it was pressed on; null for a program. Not said by who asks: of two pages of one person, and
    /// in the demo all are one, each may be somebody's own.
    /// </summary>
    [JsonIgnore]
    public Guid? ClientInstanceId { get; init; }
}
