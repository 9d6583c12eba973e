using System.Collections.Immutable;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Text;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Phones;

/// <summary>Which phone is one's own, for each account: it rings for listening in, and calls from it are one press. Kept by the browser. Immutable.</summary>
public sealed class UserPhones
{
    private const int MaxLength = 64;
    private readonly ImmutableDictionary<string, string> _byAccount;

    private UserPhones(ImmutableDictionary<string, string> byAccount) => _byAccount = byAccount;

    /// <summary>None said yet.</summary>
    public static UserPhones None { get; } = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>As a browser kept them: what is no number is left out.</summary>
    /// <param name="kept">Numbers by account.</param>
    public static UserPhones Create(IReadOnlyDictionary<string, string> kept) =>
        new(kept.Select(k => (k.Key, Number: Read(k.Value))).Where(k => k.Number is not null).ToImmutableDictionary(k => k.Key, k => k.Number!));

    /// <summary>One's own number; null where none was said.</summary>
    /// <param name="account">The account.</param>
    public string? this[string account] => _byAccount.GetValueOrDefault(account);

    /// <summary>The accounts where one was said.</summary>
    public IEnumerable<string> Accounts => _byAccount.Keys.Order(ExtensionNumberComparer.Instance);

    /// <summary>With another number; without one when it is empty.</summary>
    /// <param name="account">The account.</param>
    /// <param name="number">The number.</param>
    public UserPhones Add(string account, string number) =>
        Read(number) is { } own ? new(_byAccount.SetItem(account, own)) : NumberText.Clean(number).Length == 0 ? new(_byAccount.Remove(account)) : this;

    /// <summary>One's own extension; null where none was said, or it is a number outside.</summary>
    /// <param name="account">The account.</param>
    /// <param name="snapshot">What is seen now.</param>
    public ExtensionPresence? Row(string account, SupervisorSnapshot snapshot) => this[account] is { } own ? snapshot.Extension(ExtensionPresence.MakeKey(account, own)) : null;

    /// <summary>Calls a number from one's own phone; null where the account does not dial, and for one's own phone.</summary>
    /// <param name="account">The account.</param>
    /// <param name="number">Whom to call.</param>
    /// <param name="snapshot">What is seen now.</param>
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
        return new(account, dialled, name, Row(account, snapshot) is { } own ? new(CommandKind.Dial, $"Call {name}", own) { Target = dialled } : null);
    }

    private static string? Read(string number) => number.Length <= MaxLength ? DialNumber.Parse(number) : null;
}
