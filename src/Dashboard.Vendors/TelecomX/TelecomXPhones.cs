using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Http;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>Reads the SIP phones and derives their registrations.</summary>
internal sealed class TelecomXPhones(AccountContext context, TelecomXOptions options, TelecomXClient client, TelecomXPager pages)
{
    /// <summary>The interval between single requests for a phone that has no status there either: it has never been online.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(1);

    private static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(30);

    /// <summary>The limit of single requests in one poll: above it they would take hours.</summary>
    private const int MaxSingleRequests = 5_000;

    private readonly Dictionary<string, DateTimeOffset> _withoutStatus = [];

    // Phones last reported as offline: a response that omits `online` does not change that.
    private readonly HashSet<string> _saidOffline = [];

    public TelecomXListKind List { get; } = new("pbx/sipphone", "full=true", "sipPhones", "the list of SIP phones", options.PageSize);

    public async Task<(IReadOnlyList<TelecomXPhone> Phones, TelecomXPageResult End)> ReadAsync(RowReader reading, CancellationToken cancellationToken)
    {
        // Keyed by id: a phone that is listed twice is requested once.
        var listed = new OrderedDictionary<string, TelecomXPhone>();
        var end = await pages.ReadAsync(List, reading, (row, receivedAt) =>
        {
            var phone = TelecomXResponses.Phone(row, receivedAt);
            if (phone is not null)
            {
                listed[phone.Id] = phone;
            }

            return phone is not null;
        }, cancellationToken);
        if (end.Complete)
        {
            RemoveExcept(listed);
        }

        var phones = new List<TelecomXPhone>(listed.Count);
        var singles = 0;
        foreach (var phone in listed.Values)
        {
            var isKnown = phone.HasStatus || IsKnownWithout(phone.Id) || !IsName(phone.Id);
            if (!isKnown && ++singles > MaxSingleRequests)
            {
                throw new PollException(new PollFailure(PollFailureKind.BadData,
                    $"Telecom X lists more than {MaxSingleRequests} SIP phones without their status: they cannot be asked for one by one."));
            }

            var known = isKnown ? phone : await SingleAsync(phone, cancellationToken);
            if (known is not null)
            {
                phones.Add(Steady(known));
            }
        }

        return (phones, end);
    }

    public static Registration ToRegistration(string account, TelecomXPhone phone, string? number)
    {
        // `online: false` takes precedence over `expires`; without `online`, remaining seconds mean that the phone is online.
        var registered = phone.Online ?? phone.Expires > 0;
        TimeSpan? left = registered && phone.Expires >= 0 && phone.Expires < MaxLifetime.TotalSeconds ? TimeSpan.FromSeconds(phone.Expires.Value) : null;
        return new Registration
        {
            // Several DECT handsets share one MAC address; only the id is unique.
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

    private TelecomXPhone Steady(TelecomXPhone phone)
    {
        if (phone.Online == false)
        {
            _saidOffline.Add(phone.Id);
        }
        else if (phone.Online == true)
        {
            _saidOffline.Remove(phone.Id);
        }

        return phone.Online is null && _saidOffline.Contains(phone.Id) ? phone with { Online = false } : phone;
    }

    // These ids would be resolved as relative path segments and lead to another address.
    private static bool IsName(string id) => id is not ("." or "..");

    private void RemoveExcept(OrderedDictionary<string, TelecomXPhone> listed)
    {
        foreach (var id in _withoutStatus.Keys)
        {
            if (!listed.ContainsKey(id))
            {
                _withoutStatus.Remove(id);
            }
        }

        _saidOffline.RemoveWhere(id => !listed.ContainsKey(id));
    }

    private bool IsKnownWithout(string id) => _withoutStatus.TryGetValue(id, out var until) && context.Time.GetUtcNow() < until;

    // [D] leaves open whether the list contains `status`; the single GET does [S].
    private async Task<TelecomXPhone?> SingleAsync(TelecomXPhone phone, CancellationToken cancellationToken)
    {
        var response = await client.GetAsync($"{List.Path}/{Uri.EscapeDataString(phone.Id)}", "", cancellationToken);
        if (response.Status == HttpStatusCode.NotFound)
        {
            return null;
        }

        using var json = client.Require(response, "a SIP phone").Json();
        var single = TelecomXResponses.Phone(json.RootElement, response.ReceivedAt);
        if (single is { HasStatus: true })
        {
            _withoutStatus.Remove(phone.Id);
            return single;
        }

        _withoutStatus[phone.Id] = context.Time.GetUtcNow() + RetryAfter;
        return phone;
    }
}
