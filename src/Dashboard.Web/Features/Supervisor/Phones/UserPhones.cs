using System.Collections.Immutable;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Text;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Phones;

/// <summary>The user's own phone in each account, stored by the browser. It rings for call monitoring and for calls from the page. Immutable.</summary>
public sealed class UserPhones
{
    private const int MaxLength = 64;
    private readonly ImmutableDictionary<string, string> _byAccount;

    private UserPhones(ImmutableDictionary<string, string> byAccount) => _byAccount = byAccount;

    public static UserPhones None { get; } = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>Creates the phones from the browser's data. Entries without a valid number are ignored.</summary>
    /// <param name="kept">The numbers by account id.</param>
    public static UserPhones Create(IReadOnlyDictionary<string, string> kept) =>
        new(kept.Select(k => (k.Key, Number: Read(k.Value))).Where(k => k.Number is not null).ToImmutableDictionary(k => k.Key, k => k.Number!));

    /// <summary>The user's number in an account; null for none.</summary>
    /// <param name="account">The account's id.</param>
    public string? this[string account] => _byAccount.GetValueOrDefault(account);

    /// <summary>The ids of the accounts with a number.</summary>
    public IEnumerable<string> Accounts => _byAccount.Keys.Order(ExtensionNumberComparer.Instance);

    /// <summary>Returns a copy with another number, or without a number if it is empty. An invalid number changes nothing.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The number.</param>
    public UserPhones Add(string account, string number) =>
        Read(number) is { } own ? new(_byAccount.SetItem(account, own)) : NumberText.Clean(number).Length == 0 ? new(_byAccount.Remove(account)) : this;

    /// <summary>Returns the user's own extension; null when there is none or the number is external.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public ExtensionPresence? Row(string account, SupervisorSnapshot snapshot) => this[account] is { } own ? snapshot.Extension(ExtensionPresence.MakeKey(account, own)) : null;

    /// <summary>Creates a call from the user's own phone; null when the account cannot dial, and for the user's own number.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The number to call.</param>
    /// <param name="snapshot">The current snapshot.</param>
    public UserCall? Call(string account, string? number, SupervisorSnapshot snapshot)
    {
        var whom = number is null ? null : snapshot.Extension(ExtensionPresence.MakeKey(account, number));
        var dialled = whom?.Number ?? (number is null ? null : DialNumber.Parse(number));
        if (dialled is null || snapshot.Account(account)?.Capabilities.Offers(CommandKind.Dial) != true
            || dialled == this[account] || snapshot.IsSame(account, dialled, this[account]))
        {
            return null;
        }

        var name = whom is null ? dialled : InlineText.Isolate(ExtensionFormatter.Name(whom));
        return new(account, dialled, name, Row(account, snapshot) is { } own ? new(CommandKind.Dial, SupervisorTexts.FormatCallParty(name), own) { Target = dialled } : null);
    }

    private static string? Read(string number) => number.Length <= MaxLength ? DialNumber.Parse(number) : null;
}
