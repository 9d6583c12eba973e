using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Commands;

/// <summary>Checks a command, lets the vendor's command class send it, and maps every exception to a <see cref="CommandResult"/>.</summary>
internal static class CommandExecutor
{
    /// <summary>Runs one command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="offered">The capabilities that the account offers now.</param>
    /// <param name="context">The account's context.</param>
    /// <param name="send">Sends the command's one request and reads the response.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
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
            return e.Result;
        }
        catch (PollException e)
        {
            // A poll exception can only come from the requests before the command: the sign-in or a lookup of the call.
            return CommandResult.Refused($"{e.Failure.Message} Nothing was sent.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Only the preceding steps can be cancelled like this: once the request is sent, a cancellation is a CommandException.
            return CommandResult.Refused("It was called off before it was sent.");
        }
    }
}
