using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>The extensions of one reading, by id and by number. Immutable.</summary>
/// <param name="byId">The extensions by id.</param>
/// <param name="end">How the reading ended.</param>
/// <param name="badRows">The number of rows that could not be read.</param>
internal sealed class TelecomXExtensionDirectory(IReadOnlyDictionary<string, TelecomXExtension> byId, TelecomXPageResult end, int badRows)
{
    private readonly Dictionary<string, TelecomXExtension> _byNumber = byId.Values.GroupBy(e => e.Number).ToDictionary(g => g.Key, g => g.Last());

    /// <summary>[D] A PERSONAL login may not list extensions: only the numbers in the list of employees are then visible to it.</summary>
    public bool Refused => end.Refused;

    public bool Complete => end.Complete || end.Refused;

    /// <summary>Whether it contains every extension: otherwise an unknown id may belong to any extension.</summary>
    public bool IsWhole => end.Complete && badRows == 0;

    public DateTimeOffset At => end.At;

    public IReadOnlyCollection<TelecomXExtension> All => _byNumber.Values;

    public TelecomXExtension? ById(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    public TelecomXExtension? ByNumber(string? number) => number is null ? null : _byNumber.GetValueOrDefault(number);
}

/// <summary>Caches the list of extensions for all jobs of an account: phones and calls refer to extensions by id, users by number.</summary>
/// <remarks>
/// Administrators change the list rarely, so it is read every few minutes, and once more when an unknown id appears. Thread-safe; one job reads at a
/// time.
/// </remarks>
internal sealed class TelecomXExtensions(AccountContext context, TelecomXOptions options, TelecomXPager pages) : IDisposable
{
    private static readonly TimeSpan SoonAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhenRefusedAfter = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly TelecomXListKind _list = new("pbx/extension", "sort=number", "extensions", "the list of extensions", options.PageSize);
    private TelecomXExtensionDirectory? _book;

    public void Dispose() => _one.Dispose();

    /// <summary>Returns the current list.</summary>
    /// <param name="wanted">The ids that the caller has to resolve.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<TelecomXExtensionDirectory> GetAsync(IEnumerable<string> wanted, CancellationToken cancellationToken)
    {
        var ids = wanted.ToList();
        if (Volatile.Read(ref _book) is { } current && Serves(current, ids))
        {
            return current;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_book is { } other && Serves(other, ids))
            {
                return other;
            }

            var book = await ReadAsync(cancellationToken);
            Volatile.Write(ref _book, book);
            return book;
        }
        finally
        {
            _one.Release();
        }
    }

    private bool Serves(TelecomXExtensionDirectory book, List<string> ids)
    {
        var age = context.Time.GetUtcNow() - book.At;
        return book.Refused
            ? age < WhenRefusedAfter
            : age < SoonAfter || (age < options.ExtensionsEvery && book.Complete && ids.All(id => book.ById(id) is not null));
    }

    private async Task<TelecomXExtensionDirectory> ReadAsync(CancellationToken cancellationToken)
    {
        var reading = new RowReader("Telecom X");
        var byId = new Dictionary<string, TelecomXExtension>();
        var end = await pages.ReadAsync(_list, reading, (row, _) =>
        {
            var extension = TelecomXResponses.Extension(row);
            if (extension is not null)
            {
                byId[extension.Id] = extension;
            }

            // An extension without a number cannot be called and is on no board, but the row is valid.
            return extension is not null || row.Text("_id") is not null;
        }, cancellationToken);
        reading.RequireGoodRows();
        return new TelecomXExtensionDirectory(byId, end, reading.BadRows);
    }
}
