using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>Which extension has which id, as of one reading.</summary>
/// <param name="byId">The extensions.</param>
/// <param name="end">How the reading ended.</param>
/// <param name="badRows">How many rows could not be read.</param>
internal sealed class TelecomXExtensionDirectory(IReadOnlyDictionary<string, TelecomXExtension> byId, TelecomXPageResult end, int badRows)
{
    private readonly Dictionary<string, TelecomXExtension> _byNumber = byId.Values.GroupBy(e => e.Number).ToDictionary(g => g.Key, g => g.Last());

    /// <summary>[D] A PERSONAL login may not list them: then the numbers that come with the employees are all it may see.</summary>
    public bool Refused => end.Refused;

    public bool Complete => end.Complete || end.Refused;

    /// <summary>Whether it has every extension: else an id that it lacks may be that of any.</summary>
    public bool IsWhole => end.Complete && badRows == 0;

    public DateTimeOffset At => end.At;

    public IReadOnlyCollection<TelecomXExtension> All => _byNumber.Values;

    public TelecomXExtension? ById(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    public TelecomXExtension? ByNumber(string? number) => number is null ? null : _byNumber.GetValueOrDefault(number);
}

/// <summary>
/// The list of extensions, read by whichever job needs it first and shared by all: phones and calls name extensions by
/// ids, people by numbers. It changes when a person changes it, so it is read every few minutes, and once more when
/// an id turns up that it lacks.
/// </summary>
internal sealed class TelecomXExtensions(AccountContext context, TelecomXOptions options, TelecomXPager pages) : IDisposable
{
    private static readonly TimeSpan SoonAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhenRefusedAfter = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly TelecomXListKind _list = new("pbx/extension", "sort=number", "extensions", "the list of extensions", options.PageSize);
    private TelecomXExtensionDirectory? _book;

    public void Dispose() => _one.Dispose();

    /// <summary>The current list.</summary>
    /// <param name="wanted">Ids it is needed for.</param>
    /// <param name="cancellationToken">Ends it.</param>
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

            // One without a number cannot be called and so is on no board, but it is no bad row.
            return extension is not null || row.Text("_id") is not null;
        }, cancellationToken);
        reading.RequireGoodRows();
        return new TelecomXExtensionDirectory(byId, end, reading.BadRows);
    }
}
