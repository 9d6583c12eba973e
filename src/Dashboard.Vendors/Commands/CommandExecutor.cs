using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Commands;

/// <summary>Takes a command in: checks it, lets the vendor's own class send it, and turns whatever happens into a receipt.</summary>
internal static class CommandExecutor
{
    /// <summary>Runs one command.</summary>
    /// <param name="command">What shall be done.</param>
    /// <param name="offered">What the account offers now.</param>
    /// <param name="context">The account.</param>
    /// <param name="send">Makes its one request and reads the answer.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public static async Task<CommandResult> OnceAsync(
        CallCommand command, Capabilities offered, AccountContext context, Func<Task<CommandResult>> send, CancellationToken cancellationToken)
    {
        try
        {
            CommandPreconditions.Check(command, offered, context.Id);
            return await send();
        }
        catch (CommandException e)
        {
            return e.Receipt;
        }
        catch (PollException e)
        {
            // What comes before the command itself: the sign-in, or the look at what it is about.
            return CommandResult.Refused($"{e.Failure.Message} Nothing was sent.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Only what comes before can be called off so: once it is sent, that is an answer of its own.
            return CommandResult.Refused("It was called off before it was sent.");
        }
    }
}
