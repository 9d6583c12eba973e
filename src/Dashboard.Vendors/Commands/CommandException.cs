using Dashboard.Presence.Commands;

namespace Dashboard.Vendors.Commands;

/// <summary>The one exception by which a command ends early, on its way to the receipt that it carries.</summary>
internal sealed class CommandException : Exception
{
    private CommandException(CommandResult receipt, Exception? inner)
        : base(receipt.Detail, inner) => Receipt = receipt;

    public CommandResult Receipt { get; }

    /// <summary>Nothing was done.</summary>
    public static CommandException Refused(string why, Exception? inner = null) => new(CommandResult.Refused(why), inner);

    /// <summary>It may have been done.</summary>
    public static CommandException Unanswered(string why, Exception? inner = null) => new(CommandResultMapper.Unanswered(why), inner);
}
