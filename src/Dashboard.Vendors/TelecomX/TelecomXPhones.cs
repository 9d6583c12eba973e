using System.Net;
using Dashboard.Presence;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>Reads the SIP phones and what their registrations say.</summary>
internal sealed class TelecomXPhones(AccountContext context, TelecomXOptions options, TelecomXClient client, TelecomXPages pages)
{
    /// <summary>A phone that has no status by itself either has never been online; it is not asked at every poll.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(30);

    private readonly Dictionary<string, DateTimeOffset> _withoutStatus = [];

    public TelecomXList List { get; } = new("pbx/sipphone", "full=true", "sipPhones", "the list of SIP phones", options.PageSize);

    public async Task<(IReadOnlyList<TelecomXPhone> Phones, TelecomXEnd End)> ReadAsync(PollReading reading, CancellationToken cancellationToken)
    {
        var listed = new List<TelecomXPhone>();
        var end = await pages.ReadAsync(List, reading, (row, receivedAt) =>
        {
            var phone = TelecomXResponses.Phone(row, receivedAt);
            if (phone is not null)
            {
                listed.Add(phone);
            }

            return phone is not null;
        }, cancellationToken);
        var phones = new List<TelecomXPhone>(listed.Count);
        foreach (var phone in listed)
        {
            var known = phone.HasStatus || IsKnownWithout(phone.Id) ? phone : await SingleAsync(phone, cancellationToken);
            if (known is not null)
            {
                phones.Add(known);
            }
        }

        return (phones, end);
    }

    public static Registration ToRegistration(string account, TelecomXPhone phone, string? number)
    {
        // `online: false` wins over `expires`; where `online` is left out, remaining seconds say that it is.
        var registered = phone.Online ?? phone.Expires > 0;
        TimeSpan? left = registered && phone.Expires >= 0 && phone.Expires < LongestLife.TotalSeconds ? TimeSpan.FromSeconds(phone.Expires.Value) : null;
        return new Registration
        {
            // Several DECT handsets share one MAC; the id is each one's own.
            Key = $"{account}/{phone.Id}",
            Account = account,
            Extension = number is null ? null : ExtensionPresence.MakeKey(account, number),
            Registered = registered,
            ExpiresAt = phone.ReceivedAt + left,
            Expiry = left is null ? ExpiryKind.None : ExpiryKind.Relative,
            Address = registered ? phone.Address : null,
            UserAgent = phone.UserAgent,
            ObservedAt = phone.ReceivedAt,
        };
    }

    private bool IsKnownWithout(string id) => _withoutStatus.TryGetValue(id, out var until) && context.Time.GetUtcNow() < until;

    // [D] leaves open whether the list carries `status`; the single GET does [S].
    private async Task<TelecomXPhone?> SingleAsync(TelecomXPhone phone, CancellationToken cancellationToken)
    {
        var answer = await client.GetAsync($"{List.Path}/{Uri.EscapeDataString(phone.Id)}", "", cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound)
        {
            return null;
        }

        using var json = client.Require(answer, "a SIP phone").Json();
        var single = TelecomXResponses.Phone(json.RootElement, answer.ReceivedAt);
        if (single is { HasStatus: true })
        {
            _withoutStatus.Remove(phone.Id);
            return single;
        }

        _withoutStatus[phone.Id] = context.Time.GetUtcNow() + AskAgainAfter;
        return phone;
    }
}
