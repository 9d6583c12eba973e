using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Phones;

/// <summary>A call from one's own phone: it rings first, then the phone of whom it calls.</summary>
/// <param name="Account">The account that makes it.</param>
/// <param name="Number">Whom it calls.</param>
/// <param name="Party">Whom it calls, by name where the number has one.</param>
/// <param name="Action">What is done; null while no phone is chosen that can make it: that is asked for first.</param>
public sealed record UserCall(string Account, string Number, string Party, CallAction? Action)
{
    /// <summary>Names it on the page.</summary>
    public string Key => $"own/{Account}/{Number}";

    /// <summary>What a button calls it.</summary>
    public string Title => Action is null ? $"Call {Party}…" : $"Call {Party}";

    /// <summary>What happens, for who points at it.</summary>
    public string Hint => Action is { } action ? $"Your phone {action.Row.Number} rings first." : $"Choose your phone in {Account} first.";
}
