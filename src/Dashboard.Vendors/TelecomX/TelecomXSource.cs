using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>The source of one Telecom X account.</summary>
internal sealed class TelecomXSource : IVendorSource
{
    private static readonly VendorEndpoint Employees = new("employees", ResourceKinds.Presence);
    private static readonly VendorEndpoint SipPhones = new("sipphones", ResourceKinds.Registrations) { Title = "SIP phones" };
    private static readonly VendorEndpoint CallList = new("calls", ResourceKinds.Calls);

    private static readonly TimeSpan RetryCallsAfter = TimeSpan.FromHours(1);

    private readonly AccountContext _context;
    private readonly TelecomXOptions _options;
    private readonly TelecomXClient _client;
    private readonly TelecomXPager _pages;
    private readonly TelecomXExtensions _extensions;
    private readonly TelecomXPhones _phones;
    private readonly TelecomXLastLists _memory;
    private readonly TelecomXPresence _presence;
    private readonly TelecomXCommands _commands;
    private readonly TelecomXCalls _calls;
    private readonly HashSet<string> _only;

    // [D] standalone: the list includes extensions without an employee.
    private readonly TelecomXListKind _employeeList = new("pbx/app/employees", "standalone=true", "employees", "the list of employees", null);
    private readonly TelecomXListKind _callList = new("pbx/calls", "full=true", "calls", "the list of calls", null);
    private DateTimeOffset? _retryCallsAt;

    public TelecomXSource(AccountContext context, TelecomXOptions options, TelecomXClient client)
    {
        _context = context;
        _options = options;
        _client = client;
        _pages = new TelecomXPager(client);
        _extensions = new TelecomXExtensions(context, options, _pages);
        _phones = new TelecomXPhones(context, options, client, _pages);
        _memory = new TelecomXLastLists(context.Time, options);
        _presence = new TelecomXPresence(context.Id, options, _memory);
        _commands = new TelecomXCommands(context, options, client, _memory);
        _calls = new TelecomXCalls(context.Id, options);
        _only = [.. context.Extensions.Select(Key)];
    }

    public Capabilities Capabilities => _retryCallsAt is null ? TelecomXStateMap.All : TelecomXStateMap.All & ~Capabilities.ActiveCalls;

    public string? Notice => _client.Notice;

    public void Retry() => _client.TryAgain();

    public IReadOnlyList<VendorEndpoint> Endpoints { get; } = [Employees, CallList, SipPhones];

    public void Dispose()
    {
        _extensions.Dispose();
        _client.Dispose();
    }

    public Task<Observation> PollAsync(VendorEndpoint endpoint, CancellationToken cancellationToken) => endpoint.Name switch
    {
        "employees" => PollEmployeesAsync(cancellationToken),
        "sipphones" => PollSipPhonesAsync(cancellationToken),
        _ => PollCallsAsync(cancellationToken),
    };

    public Task<CommandResult> SendAsync(CallCommand command, CancellationToken cancellationToken) =>
        _commands.SendAsync(command, Capabilities, cancellationToken);

    private async Task<Observation> PollEmployeesAsync(CancellationToken cancellationToken)
    {
        var reading = new RowReader("Telecom X");
        var listed = new List<TelecomXEmployeeExtension>();
        var end = await _pages.ReadAsync(_employeeList, reading, (row, _) =>
        {
            var read = TelecomXResponses.Employee(row, _options);
            listed.AddRange(read ?? []);
            return read is not null;
        }, cancellationToken);
        Permit(end, _employeeList);
        reading.RequireGoodRows();
        var book = await _extensions.GetAsync(listed.Where(e => e.Number is null && e.Id is not null).Select(e => e.Id!), cancellationToken);
        var words = new Dictionary<string, TelecomXEmployeeExtension>();
        foreach (var extension in listed)
        {
            if ((extension.Number ?? book.ById(extension.Id)?.Number) is { } number)
            {
                words[number] = extension;
            }
        }

        var isWhole = end.Complete && reading.BadRows == 0;
        var rows = book.All.Select(e => e.Number).Union(words.Keys).Where(number => IsWanted(Key(number))).Select(number =>
            _presence.ToPresence(number, book.ByNumber(number)?.Name, words.GetValueOrDefault(number), isWhole, reading, end.At));
        return new Observation
        {
            Account = _context.Id,
            Endpoint = Employees.Name,
            At = end.At,
            Extensions = new ObservedResources<ExtensionPresence>([.. rows], end.Complete && book.Complete),
            BadRows = reading.BadRows,
            UnknownValues = reading.UnknownValues,
        };
    }

    private async Task<Observation> PollSipPhonesAsync(CancellationToken cancellationToken)
    {
        var reading = new RowReader("Telecom X");
        var (phones, end) = await _phones.ReadAsync(reading, cancellationToken);
        if (end.Refused)
        {
            _memory.RefusePhones();
        }

        Permit(end, _phones.List);
        reading.RequireGoodRows();
        var book = await _extensions.GetAsync(phones.Select(p => p.ExtensionId).OfType<string>(), cancellationToken);
        var known = phones.Select(phone => (Phone: phone, Row: TelecomXPhones.ToRegistration(_context.Id, phone, book.ById(phone.ExtensionId)?.Number))).ToList();
        _memory.Update(known.Select(k => (k.Row.Extension, new TelecomXPhoneRef(k.Phone.Id, k.Row.Registered, k.Row.UserAgent))));
        var rows = known.Select(k => k.Row)
            .GroupBy(r => r.Key).Select(g => g.Last())
            .Where(r => IsWanted(r.Extension))
            .ToList();
        if (book.Refused)
        {
            // Phones refer to extensions by id: without the list of extensions no phone can be assigned to a number.
            _memory.RefusePhones();
        }
        else
        {
            // An unreadable row may be the only online phone of an extension.
            _memory.Update(rows, end.Complete && reading.BadRows == 0 && book.IsWhole, end.At);
        }

        return new Observation
        {
            Account = _context.Id,
            Endpoint = SipPhones.Name,
            At = end.At,
            Registrations = new ObservedResources<Registration>([.. rows], end.Complete),
            BadRows = reading.BadRows,
            UnknownValues = reading.UnknownValues,
        };
    }

    private async Task<Observation> PollCallsAsync(CancellationToken cancellationToken)
    {
        var now = _context.Time.GetUtcNow();
        var nothing = new Observation { Account = _context.Id, Endpoint = CallList.Name, At = now };
        if (now < _retryCallsAt)
        {
            return nothing;
        }

        var reading = new RowReader("Telecom X");
        var listed = new List<TelecomXCall>();
        var end = await _pages.ReadAsync(_callList, reading, (row, _) =>
        {
            var call = TelecomXCallRows.Call(row, reading);
            if (call is { Ended: false })
            {
                listed.Add(call);
            }

            return call is not null;
        }, cancellationToken);

        // [D] for administrators only: a login without that right has no calls to show, which is not a failure.
        _retryCallsAt = end.Refused ? end.At + RetryCallsAfter : null;
        if (end.Refused)
        {
            _memory.ClearCalls();
            return nothing with { At = end.At };
        }

        reading.RequireGoodRows();
        var book = await _extensions.GetAsync([], cancellationToken);
        var calls = listed.Select(c => _calls.ToCall(c, book, reading, end.At)).OfType<Call>()
            .Where(c => c.Legs.Any(l => l.Extension is not null && IsWanted(l.Extension)))
            .GroupBy(c => c.Key).Select(g => g.Last()).ToList();

        // An unreadable call may belong to any extension. So may a call with a party that is not reported or not in the list of extensions.
        _memory.Update(calls, end.Complete && reading.BadRows == 0 && book.IsWhole && listed.TrueForAll(c => c.HasBothSides), end.At);

        return nothing with
        {
            At = end.At,
            Calls = new ObservedResources<Call>([.. calls], end.Complete),
            BadRows = reading.BadRows,
            UnknownValues = reading.UnknownValues,
        };
    }

    private string Key(string number) => ExtensionPresence.MakeKey(_context.Id, number);

    private bool IsWanted(string? extension) => _only.Count == 0 || (extension is not null && _only.Contains(extension));

    private void Permit(TelecomXPageResult end, TelecomXListKind list)
    {
        if (end.Refused)
        {
            throw _client.Refusal(list.What, "403");
        }
    }
}
