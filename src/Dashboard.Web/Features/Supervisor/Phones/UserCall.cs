using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Features.Supervisor.Phones;

/// <summary>A call from the user's own phone. That phone rings first, then the called party's.</summary>
/// <param name="Account">The id of the account that makes the call.</param>
/// <param name="Number">The number to call.</param>
/// <param name="Party">The called party: its name, or its number where it has no name.</param>
/// <param name="Action">The action; null while the user has not chosen a phone in the account, which the page then asks for.</param>
public sealed record UserCall(string Account, string Number, string Party, CallAction? Action)
{
    /// <summary>The key of the call on the page.</summary>
    public string Key => $"own/{Account}/{Number}";

    /// <summary>The label of the button.</summary>
    public string Title => Action is null ? SupervisorTexts.FormatCallPartyAfterChoice(Party) : SupervisorTexts.FormatCallParty(Party);

    /// <summary>The tooltip, which describes what happens.</summary>
    public string Hint => Action is { } action ? SupervisorTexts.FormatYourPhoneRingsFirst(action.Row.Number) : SupervisorTexts.FormatChooseYourPhoneFirst(Account);
}
