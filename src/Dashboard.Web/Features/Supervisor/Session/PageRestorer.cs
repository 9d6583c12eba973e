using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Panel;

namespace Dashboard.Web.Features.Supervisor.Session;

/// <summary>Restores the state of a reloaded page: the open form and the commands in progress.</summary>
/// <param name="session">The page's session.</param>
/// <param name="commands">Submits and tracks commands.</param>
internal sealed class PageRestorer(SupervisorSession session, ICommandSubmitter commands)
{
    private const int MaxCommands = 50;
    private RestoredForm? _form;

    /// <summary>Stores the form until its panel opens, and resumes tracking the commands.</summary>
    /// <param name="state">The state that the browser stored. It is untrusted.</param>
    /// <returns>The ids of the commands that are unknown here.</returns>
    public IReadOnlyList<Guid> Restore(RestoredPageState state)
    {
        if (session.Principal is null)
        {
            return [];
        }

        _form = state.Form?.Short();
        return [.. (state.Commands ?? []).Take(MaxCommands).Where(id => !commands.Resume(id))];
    }

    /// <summary>
    /// Returns the restored form of an extension, once: if the user closes the form, it stays closed. Null when there is none.
    /// </summary>
    /// <param name="row">The extension.</param>
    public RestoredForm? TakeForm(ExtensionPresence row)
    {
        if (_form is not { } form || form.Row != row.Key)
        {
            return null;
        }

        _form = null;
        return form;
    }
}
