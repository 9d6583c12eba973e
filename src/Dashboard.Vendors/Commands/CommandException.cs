using Dashboard.Presence.Commands;

namespace Dashboard.Vendors.Commands;

/// <summary>Ends a command early and carries its <see cref="CommandResult"/>.</summary>
internal sealed class CommandException : Exception
{
    private CommandException(CommandResult receipt, Exception? inner)
        : base(receipt.Detail, inner) => Result = receipt;

    public CommandResult Result { get; }

    /// <summary>Creates the exception of a command that was not executed.</summary>
    public static CommandException Refused(string why, Exception? inner = null) => new(CommandResult.Refused(why), inner);

    /// <summary>Creates the exception of a command that may have been executed.</summary>
    public static CommandException Unanswered(string why, Exception? inner = null) => new(CommandResultMapper.Unanswered(why), inner);
}
